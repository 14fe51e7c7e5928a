"""Gates: what each blocks, what is present, what is missing, who owes it and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.handover.faults import INCOMPLETE_GATE, NO_SUCH_GATE, PASSED_ALREADY, SITE_SEALED
from drawdown.handover.file import Given, Passage, SiteFile
from drawdown.rules.closing import ClosingRules, Form, GateRule, RequirementRule

SEALED = "file_sealed"


@dataclass(frozen=True, slots=True)
class Present:
    """A piece of evidence that is there: the document, or the records it follows from."""

    rule: RequirementRule
    given: Given | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A piece of evidence that is not there. `since` is none when nobody ever asked for it."""

    rule: RequirementRule
    since: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GateStatus:
    """One gate of one site."""

    rule: GateRule
    present: tuple[Present, ...]
    missing: tuple[Missing, ...]
    passage: Passage | None
    asked: bool = True
    """Whether a way on from the present state goes through it: nobody asks for it otherwise."""

    @property
    def ready(self) -> bool:
        """Whether all evidence is there and the gate is still to be passed."""
        return self.passage is None and not self.missing

    @property
    def reconstructed(self) -> bool:
        """Whether any of the evidence was built afterwards."""
        return any(p.given is not None and p.given.origin == "reconstructed" for p in self.present)


def gate_status(rules: ClosingRules, file: SiteFile, gate: GateRule) -> GateStatus:
    """Return how a gate stands. Evidence is owed since the site took its present state.

    A document is not enough where records that there are of the same thing say otherwise: a signed
    list of property, while lines of the register are not counted.
    """
    present: list[Present] = []
    missing: list[Missing] = []
    for rule in rules.of_gate(gate.id):
        given, standing = file.last(rule.id), file.records.get(rule.id)
        if rule.form is Form.DOCUMENT and given is not None and (not standing or standing.met):
            present.append(Present(rule, given, standing.reason if standing else ""))
        elif rule.form is Form.RECORD and standing is not None and standing.met:
            present.append(Present(rule, reason=standing.reason))
        elif standing is not None:
            missing.append(Missing(rule, standing.since or file.since, standing.reason))
        else:
            missing.append(Missing(rule, file.since))
    asked = gate.id in asked_from(rules, file.state)
    return GateStatus(gate, tuple(present), tuple(missing), file.passed.get(gate.id), asked)


def asked_from(rules: ClosingRules, state: str) -> frozenset[str]:
    """Return the gates of every change that can still follow, however far ahead it lies."""
    seen, ahead, gates = {state}, [state], set[str]()
    while ahead:
        here = ahead.pop()
        for rule in rules.transitions:
            if rule.from_ == here:
                gates.update(rule.gates)
                if rule.to not in seen:
                    seen.add(rule.to)
                    ahead.append(rule.to)
    return frozenset(gates)


def gates_of(rules: ClosingRules, file: SiteFile) -> tuple[GateStatus, ...]:
    """Return every gate of a site in order."""
    return tuple(gate_status(rules, file, gate) for gate in rules.gates)


def may_pass(rules: ClosingRules, file: SiteFile, gate_id: str) -> Iterator[Finding]:
    """Yield what keeps a gate from being passed now, by anybody at all."""
    place = Place(file.subject, field=gate_id)
    gate = next((gate for gate in rules.gates if gate.id == gate_id), None)
    if gate is None:
        known = [rule.id for rule in rules.gates]
        yield NO_SUCH_GATE.at(place, gate=gate_id, nearest=suggestion(gate_id, known))
        return
    if file.state == SEALED:
        yield SITE_SEALED.at(place)
    status = gate_status(rules, file, gate)
    if status.passage is not None:
        yield PASSED_ALREADY.at(place, gate=gate_id, day=status.passage.on)
    if status.missing:
        yield INCOMPLETE_GATE.at(
            place,
            gate=gate_id,
            missing="; ".join(missing.rule.evidence for missing in status.missing),
            owners=", ".join(dict.fromkeys(f"ask {m.rule.owner}" for m in status.missing)),
        )
