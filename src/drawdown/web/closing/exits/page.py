"""The hasty exit of a site or part as its page and its table show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from drawdown.handover.file import SiteFile
from drawdown.leaving.file import LOST, ExitFile, Fate, Item
from drawdown.rules.closing import ClosingRules
from drawdown.web.closing.exits.asks import FATES, NOTIFIED, OWNERS
from drawdown.web.closing.phrases.spoken import spoken
from drawdown.web.closing.words import evidence_name, said
from drawdown.web.ui.names import named


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence of a step."""

    name: str
    there: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the exit: its hour, what it is, and its evidence."""

    hour: int
    due: datetime | None
    name: str
    pieces: tuple[Piece, ...]

    @property
    def done(self) -> bool:
        """Whether all its evidence is there."""
        return all(piece.there for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the list, in the reader's language."""

    item: Item
    owner: str
    fate: str
    listed_by: str
    authorised_by: str
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExitSection:
    """One exit."""

    file: ExitFile
    name: str
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    counts: tuple[tuple[str, int], ...]
    notified: tuple[str, ...]
    reconstructed: bool


def exit_section(
    rules: ClosingRules, exit_: ExitFile, file: SiteFile, name: str, names: Mapping[str, str]
) -> ExitSection:
    """Return what is shown of an exit; `file` holds how its evidence stands."""
    items = exit_.items.values()
    return ExitSection(
        file=exit_,
        name=name,
        steps=tuple(_steps(rules, exit_, file)),
        lines=tuple(_line(item, names) for item in items),
        counts=tuple((named(FATES, fate), len(exit_.of_fate(fate))) for fate in Fate),
        notified=tuple(named(NOTIFIED, body) for body in exit_.order.notified)
        if exit_.order
        else (),
        reconstructed=any(item.origin == "reconstructed" for item in items)
        or (exit_.order is not None and exit_.order.origin == "reconstructed"),
    )


def _steps(rules: ClosingRules, exit_: ExitFile, file: SiteFile) -> Iterator[Step]:
    departs = exit_.order.departs if exit_.order else None
    for rule in rules.accelerated:
        pieces = []
        for name in rule.evidence:
            standing = file.records.get(name)
            there = file.last(name) is not None or (standing is not None and standing.met)
            reason = spoken(standing.reason) if standing is not None else ""
            pieces.append(Piece(evidence_name(rules, name), there, reason))
        due = departs + timedelta(hours=rule.hour) if departs else None
        yield Step(rule.hour, due, said(rule.step, rule.step_fr), tuple(pieces))


def _line(item: Item, names: Mapping[str, str]) -> Line:
    authority = item.authority
    return Line(
        item=item,
        owner=named(OWNERS, item.owner),
        fate=named(FATES, item.fate),
        listed_by=names.get(item.listed_by, item.listed_by),
        authorised_by=names.get(authority.by, authority.by) if authority else "",
        witnesses=tuple(names.get(each, each) for each in item.witnesses),
    )


HEAD = (
    "site", "part", "item", "what", "owner", "contributor", "quantity", "value", "currency",
    "reason", "method", "origin", "listed_on", "listed_by", "authorised_on", "authorised_by",
    "signed_list", "safety_check", "owner_notice", "fate", "fate_on", "recorded_by", "witnesses",
    "photographs", "why_spared", "lost", "write_off_case", "loss_notice",
)  # fmt: skip


def register_row(file: ExitFile, item: Item) -> tuple[object, ...]:
    """Return one line of the destruction register; persons by their ids, papers by their hash."""
    authority = item.authority
    return (
        file.site, file.part, item.id, item.what, item.owner, item.contributor, item.quantity,
        item.value, item.currency if item.value is not None else None, item.reason, item.method,
        item.origin, item.listed_on, item.listed_by,
        authority.on if authority else None, authority.by if authority else None,
        authority.list if authority else None, authority.safety_check if authority else None,
        authority.owner_notice if authority else None, item.fate, item.fate_on, item.fate_by,
        " ".join(item.witnesses), " ".join(item.photos), item.why_spared,
        "yes" if item.fate in LOST else "no", item.case, item.notice,
    )  # fmt: skip
