"""Counts for reports out of the rows of property, environment, movement and liquidation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from drawdown.core.canonical import digest
from drawdown.environment.waste import balances
from drawdown.handover.file import SiteFile
from drawdown.liquidation.assets import Fate, Value
from drawdown.liquidation.kinds import item_kinds
from drawdown.movement.file import MovementFile, Told
from drawdown.property.files.file import FileKind
from drawdown.reports.figure import Evidence, EvidenceKind
from drawdown.reports.material import Position
from drawdown.reports.tallied import Moved, Tallies, Tally, Undertaking
from drawdown.rules.closing import Rating
from drawdown.web.closing.queries import every_file, stored_environment
from drawdown.web.liquidation.assets import accounts
from drawdown.web.liquidation.queries import drawn_items, liquidation_file
from drawdown.web.movement.queries import movements
from drawdown.web.property import models as property_rows
from drawdown.web.property.board import case_of
from drawdown.web.property.files import counting_decisions, files_of
from drawdown.web.records.models import Entry

FOUND = ("finding.", "remedy.", "assessment.")
WASTE = ("waste.",)
DECIDED = ("disposal.", "tranche.")
CASES = ("case.",)
LEFT = ("movement.",)


def tallies_of(as_of: date, where: Position, *, last: date) -> Tallies | None:
    """Return what stands; nothing for a day before the last act, since rows know no days."""
    if as_of < last:
        return None
    acts = Acts(where)
    files = list(every_file())
    moved = _moved(as_of, acts)
    return Tallies(
        by_section={
            "property": tuple(_property(as_of, acts)),
            "environment": tuple(_environment(files, acts)),
            "liquidation": tuple(_liquidation(as_of, acts, where)),
        },
        undertakings=tuple(_undertakings(files, acts)),
        containers=moved[0],
        vehicles=moved[1],
    )


class Acts:
    """The entries of the ledger up to a position that a count rests on."""

    def __init__(self, where: Position) -> None:
        self._rows = Entry.objects.filter(index__lt=where.size).order_by("index")
        self._ledger = Evidence(EvidenceKind.ACT, str(where.size - 1), self._last(where))

    def _last(self, where: Position) -> str:
        content = self._rows.filter(index=where.size - 1).values_list("content", flat=True).get()
        return digest(bytes(content))

    def of(self, *kinds: str, topics: Iterable[str] = ()) -> tuple[Evidence, ...]:
        """Return the entries of kinds that begin so; the last entry where there is none."""
        found = self._rows
        if topics:
            found = found.filter(topics__topic__in=tuple(topics)).distinct()
        entries = [
            Evidence(EvidenceKind.ACT, str(index), digest(bytes(content)))
            for index, kind, content in found.values_list("index", "kind", "content")
            if kind.startswith(kinds)
        ]
        return tuple(sorted(entries)) or (self._ledger,)


def _property(as_of: date, acts: Acts) -> Iterator[Tally]:
    decisions = counting_decisions().values_list("line", "method")
    methods = Counter(method for _, method in set(decisions))
    rows = property_rows.Item.objects.filter(owner="un", quantity__gt=0)
    held = set(rows.values_list("line", flat=True))
    if held or methods:
        open_ = len(held - {line for line, _ in decisions})
        yield Tally("property-undecided", "lines", open_, acts.of("list.", *DECIDED))
    for method, count in sorted(methods.items()):
        yield Tally("property-decided", method, count, acts.of(*DECIDED))
    cases = [case_of(file) for file in files_of(FileKind.CASE)]
    if cases:
        waiting = sum(case.open_on(as_of) for case in cases)
        late = sum(case.late_on(as_of) for case in cases)
        for subject, count in (("waiting", waiting), ("late", late), ("all", len(cases))):
            yield Tally("property-cases", subject, count, acts.of(*CASES))


def _environment(files: Iterable[SiteFile], acts: Acts) -> Iterator[Tally]:
    found = [stored_environment(file.site, file.part) for file in files]
    open_ = [
        each
        for file in found
        for each in file.findings.values()
        if not each.accepted and not (each.remedy and each.remedy.verified_on)
    ]
    if any(file.findings for file in found):
        ratings = Counter(each.rating for each in open_)
        for rating in reversed(Rating):
            count = ratings[rating]
            yield Tally("findings-open", f"risk-{rating.value}", count, acts.of(*FOUND))
    manifests = [each for file in found for each in file.manifests.values()]
    for stream, balance in sorted(balances(manifests).items()):
        for rule, kg in (("waste-sent", balance.sent), ("waste-received", balance.received)):
            yield Tally(rule, stream, kg, acts.of(*WASTE), (stream, stream))


def _liquidation(as_of: date, acts: Acts, where: Position) -> Iterator[Tally]:
    file = liquidation_file()
    if file.begun is None:
        return
    open_ = Counter(item.kind for item in drawn_items().values())
    open_.update(
        entry.item.kind
        for entry in file.entries.values()
        if entry.item is not None and entry.care.settled_on is None
    )
    kinds = item_kinds()
    whole = acts.of("liquidation.", "open_item.")
    for kind, count in sorted(open_.items()):
        yield Tally("items-open", kind, count, whole, (kinds[kind].name, kinds[kind].name_fr))
    yield Tally("items-all", "open", sum(open_.values()), whole)
    yield from _balance(acts)


def _balance(acts: Acts) -> Iterator[Tally]:
    """Yield what was in the account, what became of it and what remains, in pieces."""
    held = accounts(until=None)
    if not held:
        return
    opened = sum(each.opening.pieces for each in held)
    remains = sum(each.fates.get(Fate.REMAINING, Value()).pieces for each in held)
    gone = sum(value.pieces for each in held for value in each.fates.values()) - remains
    off = opened - gone - remains
    evidence = acts.of("list.", "disposal.", "tranche.", "property.", "account.")
    for subject, count in (
        ("opened", opened),
        ("gone", gone),
        ("remaining", remains),
        ("off", off),
    ):
        yield Tally("balance-pieces", f"balance-{subject}", count, evidence)


def _undertakings(files: Iterable[SiteFile], acts: Acts) -> Iterator[Undertaking]:
    for file in files:
        for each in file.obligations.values():
            evidence = acts.of("obligation.", "site.", topics=(f"site:{file.site}",))
            yield Undertaking(file.site, each.text, each.due, each.kept, evidence)


def _moved(as_of: date, acts: Acts) -> tuple[Moved | None, Moved | None]:
    """Return the containers and vehicles that were checked out by the day, where anybody said."""
    gone = [(file, file.out) for file in movements() if file.out and file.out.at.day <= as_of]
    return (
        _summed([(file, len(out.boxes)) for file, out in gone if out.boxes], acts),
        _summed([(file, out.vehicles) for file, out in gone if out.vehicles], acts),
    )


def _summed(held: Sequence[tuple[MovementFile, int]], acts: Acts) -> Moved | None:
    if not held:
        return None
    return Moved(
        sum(count for _, count in held),
        acts.of(*LEFT, topics=[file.subject for file, _ in held]),
        reconstructed=any(file.load.told is not Told.ORIGINAL for file, _ in held),
    )
