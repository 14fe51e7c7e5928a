"""What keeps a site from its next state today: what is missing, who owes it, since when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.handover.file import SiteFile
from drawdown.handover.gates import GateStatus, gate_status
from drawdown.handover.states import ways_from
from drawdown.rules.closing import ClosingRules, TransitionRule
from drawdown.web.closing.phrases.spoken import spoken
from drawdown.web.closing.words import evidence_name, said, state_name
from drawdown.web.people.presenting import role_name


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is missing. `since` is none where nobody ever asked for it."""

    what: str
    gate: str
    owner: str
    since: date | None
    days: int | None
    reason: str = ""
    role: str = ""
    """The id of the office that owes it."""


@dataclass(frozen=True, slots=True)
class Debtor:
    """One office and all that it owes: who blocks, and with what."""

    owner: str
    persons: tuple[str, ...]
    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A change of state that leads on from here."""

    to: str
    name: str
    authority: str
    owed: tuple[Owed, ...]
    to_pass: tuple[str, ...]
    """Gates whose evidence is whole and that nobody has passed yet."""

    @property
    def open(self) -> bool:
        """Whether nothing is missing: it only has to be decided."""
        return not self.owed and not self.to_pass

    def debtors(self, holders: Mapping[str, tuple[str, ...]]) -> tuple[Debtor, ...]:
        """Return who owes what, by office; `holders` names who sits in each."""
        roles = dict.fromkeys(owed.role for owed in self.owed)
        return tuple(
            Debtor(
                owner=next(owed.owner for owed in self.owed if owed.role == role),
                persons=holders.get(role, ()),
                owed=tuple(owed for owed in self.owed if owed.role == role),
            )
            for role in roles
        )


def ways_on(rules: ClosingRules, file: SiteFile, today: date) -> tuple[Way, ...]:
    """Return every way on from the present state, that of the ordinary chain first."""
    order = {rule.id: rule.order or 99 for rule in rules.states}
    ways = sorted(ways_from(rules, file), key=lambda rule: order[rule.to])
    return tuple(_way(rules, file, rule, today) for rule in ways)


def _way(rules: ClosingRules, file: SiteFile, rule: TransitionRule, today: date) -> Way:
    shut = [
        gate_status(rules, file, gate)
        for gate in rules.gates
        if gate.id in rule.gates and gate.id not in file.passed
    ]
    return Way(
        to=rule.to,
        name=state_name(rules, rule.to),
        authority=role_name(rule.authority),
        owed=(
            *(owed for gate in shut for owed in owed_of(rules, gate, today)),
            *_beside(rules, file, rule, today),
        ),
        to_pass=tuple(
            f"{gate.rule.id} {said(gate.rule.name, gate.rule.name_fr)}"
            for gate in shut
            if gate.ready
        ),
    )


def owed_of(rules: ClosingRules, gate: GateStatus, today: date) -> Iterator[Owed]:
    """Yield what a gate lacks."""
    for missing in gate.missing:
        yield Owed(
            what=evidence_name(rules, missing.rule.id),
            gate=gate.rule.id,
            owner=role_name(missing.rule.owner),
            since=missing.since,
            days=_days(missing.since, today),
            reason=spoken(missing.reason),
            role=missing.rule.owner,
        )


def _beside(
    rules: ClosingRules, file: SiteFile, rule: TransitionRule, today: date
) -> Iterator[Owed]:
    """Yield the evidence that a change asks for beside its gates."""
    for name in rules.evidence_of(rule):
        standing = file.records.get(name)
        if file.last(name) is None and not (standing is not None and standing.met):
            yield Owed(
                what=evidence_name(rules, name),
                gate="",
                owner=role_name(rules.wording[name][1]),
                since=file.since,
                days=_days(file.since, today),
                role=rules.wording[name][1],
            )


def _days(since: date | None, today: date) -> int | None:
    return None if since is None else (today - since).days
