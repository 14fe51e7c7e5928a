"""States of a site: which change is possible, what it asks for, and whose decision it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.handover.faults import (
    BEFORE_LAST_CHANGE,
    EVIDENCE_MISSING,
    GATE_SHUT,
    NO_SUCH_EVIDENCE,
    NO_SUCH_STATE,
    NO_SUCH_WAY,
    NOT_A_DOCUMENT,
    NOT_THE_AUTHORITY,
    PARTS_OPEN,
    SITE_SEALED,
    STATE_IS_DERIVED,
)
from drawdown.handover.file import SiteFile
from drawdown.handover.gates import SEALED, gate_status
from drawdown.rules.closing import ClosingRules, TransitionRule
from drawdown.rules.closing_checks import DERIVED

GIVEN_UP = frozenset({"signed_over", "post_check", "file_sealed", "returned_to_private_owner"})
"""States in which a part is no longer the mission's."""

LEFT_ALONE = "closed_without_handover"
"""Left, and signed for by nobody: it is not the mission's to hand over any more."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change of state that somebody wants: to what, when, in which capacity."""

    to: str
    on: date
    capacity: str


def may_change(rules: ClosingRules, file: SiteFile, step: Step) -> Iterator[Finding]:
    """Yield what keeps a site from a change of state, all of it at once."""
    place = Place(file.subject, field="state")
    known = [rule.id for rule in rules.states]
    if step.to not in known:
        yield NO_SUCH_STATE.at(place, state=step.to, nearest=suggestion(step.to, known))
        return
    if step.to == DERIVED:
        yield STATE_IS_DERIVED.at(place, state=step.to)
        return
    rule = rules.transition(file.state, step.to)
    if rule is None:
        ways = ", ".join(way.to for way in ways_from(rules, file)) or "no way leads on"
        yield NO_SUCH_WAY.at(place, state=file.state, to=step.to, choices=ways)
        return
    if file.since is not None and step.on < file.since:
        yield BEFORE_LAST_CHANGE.at(place, day=step.on, last=file.since)
    if step.capacity != rule.authority:
        yield NOT_THE_AUTHORITY.at(place, authority=rule.authority)
    if step.to == SEALED:
        yield from _parts_are_given_up(file)
    yield from _gates_are_passed(rules, file, rule)
    yield from _evidence_is_there(rules, file, rule)


def ways_from(rules: ClosingRules, file: SiteFile) -> tuple[TransitionRule, ...]:
    """Return the changes that lead on from the present state."""
    return tuple(rule for rule in rules.transitions if rule.from_ == file.state)


def shown_state(file: SiteFile) -> str:
    """Return the state to show: a site some of whose parts are given up is partly handed over."""
    given_up = any(state in GIVEN_UP for state in file.parts.values())
    return DERIVED if given_up and file.state not in GIVEN_UP else file.state


def may_give(
    rules: ClosingRules, file: SiteFile, evidence: str, capacity: str
) -> Iterator[Finding]:
    """Yield what keeps a document from being given as a piece of evidence."""
    place = Place(file.subject, field=evidence)
    known = rules.wording
    if evidence not in known:
        yield NO_SUCH_EVIDENCE.at(place, evidence=evidence, nearest=suggestion(evidence, known))
        return
    _, owner = known[evidence]
    if evidence in rules.from_records:
        yield NOT_A_DOCUMENT.at(place, evidence=evidence, owner=owner)
    if capacity != owner:
        yield NOT_THE_AUTHORITY.at(place, authority=owner)
    if file.state == SEALED:
        yield SITE_SEALED.at(place)


def _parts_are_given_up(file: SiteFile) -> Iterator[Finding]:
    """The file of a site is sealed after those of its parts are out of the mission's hands."""
    done = GIVEN_UP | {LEFT_ALONE}
    still = sorted(part for part, state in file.parts.items() if state not in done)
    if still:
        yield PARTS_OPEN.at(Place(file.subject, field="parts"), parts=" ".join(still))


def _gates_are_passed(
    rules: ClosingRules, file: SiteFile, rule: TransitionRule
) -> Iterator[Finding]:
    """Every gate of the change is passed; one that is not names what it lacks."""
    for gate in rules.gates:
        if gate.id not in rule.gates or gate.id in file.passed:
            continue
        lacks = [missing.rule.evidence for missing in gate_status(rules, file, gate).missing]
        remedy = "missing: " + "; ".join(lacks) if lacks else "all evidence is there: pass it"
        place = Place(file.subject, field=gate.id)
        yield GATE_SHUT.at(place, gate=gate.id, name=gate.name, missing=remedy)


def _evidence_is_there(
    rules: ClosingRules, file: SiteFile, rule: TransitionRule
) -> Iterator[Finding]:
    """Every piece of evidence that the change asks for beside its gates is there."""
    for name in rules.evidence_of(rule):
        standing = file.records.get(name)
        if file.last(name) is None and not (standing is not None and standing.met):
            words, owner = rules.wording[name]
            yield EVIDENCE_MISSING.at(Place(file.subject, field=name), evidence=words, owner=owner)
