"""The closure of each site of the example told in acts, from the public facts of its history.

Days and outcomes are those of the sources. The steps between them, and every paper, are
reconstructed so that each gate is passed with evidence: no gate is loosened for a demonstration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from drawdown.demo.cleared_story import cleared
from drawdown.demo.hasty_exit import HastyExit
from drawdown.demo.told import Paper, Told
from drawdown.plan.schedule import Plan
from drawdown.register.history import History, SiteHistory
from drawdown.register.model import Register
from drawdown.rules.closing import ClosingRules, Form

ORDER = "director_mission_support"
OFFICE = "head_of_office"
ENVIRONMENT = "environmental_officer"
CHAIN = (
    "closure_ordered",
    "drawing_down",
    "empty_rear_party",
    "environment_cleared",
    "pre_inspected",
    "signed_over",
)
EARLY = frozenset({"accelerated"})
"""How the history calls a site that was signed over in haste."""
ORDERED_BEFORE = 60
WALKED_BEFORE = 12


@dataclass(frozen=True, slots=True)
class Teller:
    """What a story is told from."""

    rules: ClosingRules
    register: Register
    history: History
    plan: Plan | None = None
    """The adopted plan, so that what waits for a refused clearance can be named."""

    def story(self, until: date) -> tuple[Told, ...]:
        """Return all acts up to a day, in the order in which they were done."""
        told: list[Told] = []
        for past in self.history.sites:
            told += self._site(past)
        told += cleared(self.plan)
        return tuple(sorted((t for t in told if t.on <= until), key=lambda t: t.on))

    def _site(self, past: SiteHistory) -> Iterator[Told]:
        last = past.handover or past.last_departure
        if last is None:
            return
        if past.annex is not None:
            yield from self._annex(past, last)
        elif past.handover is None:
            yield from self._left(past, last)
        elif self._converted(past.site) and last > self.register.mission.deadline:
            yield from self._liquidated(past, last)
        elif past.circumstances in EARLY or self._converted(past.site):
            yield from self._early(past, last)
        else:
            yield from self._ordinary(past, last)

    def _converted(self, site: str) -> bool:
        return self.register.site(site).outcome == "convert_to_liquidation_site"

    def _ordinary(self, past: SiteHistory, signed: date) -> Iterator[Told]:
        """Tell a site that went through the whole chain."""
        opening = max(self.register.mission.plan_start, signed - timedelta(ORDERED_BEFORE))
        days = (opening, opening + timedelta(2), *(signed - timedelta(n) for n in (4, 3, 1, 0)))
        yield from self._close_out(past, signed - timedelta(WALKED_BEFORE))
        yield from self._receiver(past, signed - timedelta(7))
        yield from self._chain(past, dict(zip(CHAIN, days, strict=True)))

    def _liquidated(self, past: SiteHistory, signed: date) -> Iterator[Told]:
        """Tell a site that stayed open for liquidation and was closed from there."""
        converted = self.register.mission.deadline
        days = (signed - timedelta(ORDERED_BEFORE), *(signed - timedelta(n) for n in (4, 3, 1, 0)))
        chain = {"converted_to_liquidation_site": converted}
        chain |= dict(zip(CHAIN[1:], days, strict=True))
        yield from self._close_out(past, signed - timedelta(WALKED_BEFORE))
        yield from self._receiver(past, signed - timedelta(7))
        yield from self._chain(past, chain)

    def _annex(self, past: SiteHistory, signed: date) -> Iterator[Told]:
        """Tell an annex that is handed over before its site."""
        opening = signed - timedelta(20)
        name = str(past.annex)
        body = {"site": past.site, "part": name, "kind": "annex", "name": name}
        yield Told(opening, "part.opened", ORDER, body)
        days = (opening, opening + timedelta(2), *(signed - timedelta(n) for n in (4, 3, 1, 0)))
        yield from self._close_out(past, signed - timedelta(WALKED_BEFORE))
        yield from self._receiver(past, signed - timedelta(7))
        yield from self._chain(past, dict(zip(CHAIN, days, strict=True)))

    def _early(self, past: SiteHistory, signed: date) -> Iterator[Told]:
        """Tell a site given up in haste and still signed over, by the gates of every signature."""
        opening = max(self.register.mission.plan_start, signed - timedelta(ORDERED_BEFORE))
        yield from self._ordered(past, opening)
        yield from self._close_out(past, signed - timedelta(WALKED_BEFORE))
        yield from self._receiver(past, signed - timedelta(7))
        yield from self._hasty(past, signed)
        yield self._moved(past, "early_closed", signed, "head_of_mission")
        for gate in ("G4", "G5", "G6"):
            yield from self._passed(past, gate, signed)
        yield self._moved(past, "signed_over", signed, OFFICE)

    def _left(self, past: SiteHistory, left: date) -> Iterator[Told]:
        """Tell a site that was left before anybody came to receive it."""
        opening = max(self.register.mission.plan_start, left - timedelta(ORDERED_BEFORE))
        yield from self._ordered(past, opening)
        yield from self._hasty(past, left)
        yield Told(
            left,
            "site.unreachable",
            ENVIRONMENT,
            {
                "site": past.site,
                "on": left.isoformat(),
                "unreachable": True,
                "reason": "left without a handover; nobody could come back to look",
            },
        )
        number = f"CLEARANCE-{past.site}"
        yield Told(
            left + timedelta(1),
            "certificate.decided",
            ORDER,
            {
                "site": past.site,
                "number": number,
                "status": "not_issued_not_accessible",
                "on": (left + timedelta(1)).isoformat(),
                "prepared_by": "@" + ENVIRONMENT,
                "reason": "no visit was possible",
            },
        )
        yield self._moved(past, "closed_without_handover", left, "head_of_mission")

    def _ordered(self, past: SiteHistory, on: date) -> Iterator[Told]:
        yield from self._passed(past, "G1", on)
        yield self._moved(past, "closure_ordered", on, ORDER)

    def _chain(self, past: SiteHistory, days: dict[str, date]) -> Iterator[Told]:
        """Take a site or part along the chain, each gate with its evidence on the day."""
        here, passed = "operating", set[str]()
        for state, on in days.items():
            rule = self.rules.transition(here, state)
            if rule is None:
                raise ValueError(f"the rules know no way from {here} to {state}")
            for gate in rule.gates:
                if gate not in passed:
                    yield from self._passed(past, gate, on)
                    passed.add(gate)
            for evidence in self.rules.evidence_of(rule):
                if evidence not in self.rules.from_records:
                    yield self._given(past, evidence, on)
            yield self._moved(past, state, on, rule.authority)
            here = state

    def _hasty(self, past: SiteHistory, left: date) -> Iterator[Told]:
        """Tell a hasty exit: its order, its list, each step's papers at its hour, the departure."""
        road = (m for m in self.history.movements if (m.mode, m.kind) == ("road", "withdrawal"))
        convoy = next((m for m in road if m.origin == past.site and m.first == left), None)
        leaving = HastyExit(_subject(past), left, convoy)
        yield from leaving.ordered()
        yield from leaving.destroyed()
        for step in self.rules.accelerated:
            if step.hour > 0:
                continue
            on = left - timedelta(hours=-step.hour)
            for evidence in step.evidence:
                if evidence not in self.rules.from_records:
                    yield self._given(past, evidence, on)
        yield from leaving.departed()
        yield from leaving.notified()

    def _passed(self, past: SiteHistory, gate: str, on: date) -> Iterator[Told]:
        """Give the documents of a gate and pass it."""
        for rule in self.rules.of_gate(gate):
            if rule.form is Form.DOCUMENT:
                yield self._given(past, rule.id, on)
        body = {**_subject(past), "gate": gate, "on": on.isoformat()}
        owners = {rule.owner for rule in self.rules.of_gate(gate)}
        who = ORDER if owners == {OFFICE} else OFFICE
        yield Told(on, "gate.passed", who, body)

    def _given(self, past: SiteHistory, evidence: str, on: date) -> Told:
        words, owner = self.rules.wording[evidence]
        rows = [("site", past.site), ("day", on.isoformat())]
        rows += [("part", past.annex)] if past.annex else []
        if evidence in {rule.id for rule in self.rules.of_gate("G6")}:
            rows += [("signed for the mission as", past.signatory_capacity or "not reported")]
            rows += [("signed for the receiver as", past.receiver_capacity or "not reported")]
        paper = Paper(words, tuple((name, str(value)) for name, value in rows))
        body = {
            **_subject(past),
            "evidence": evidence,
            "document": paper.name,
            "on": on.isoformat(),
            "origin": "reconstructed",
        }
        return Told(on, "evidence.given", owner, body, (paper,))

    def _moved(self, past: SiteHistory, to: str, on: date, capacity: str) -> Told:
        body = {**_subject(past), "to": to, "on": on.isoformat()}
        return Told(on, "site.moved", capacity, body)

    def _receiver(self, past: SiteHistory, on: date) -> Iterator[Told]:
        paper = Paper("Designation of the receiver", tuple(_subject(past).items()))
        capacity = past.receiver_capacity or "civilian representative of the host State"
        body = {
            **_subject(past),
            "authority": capacity,
            "civilian": True,
            "designation": paper.name,
            "signatory": "@host_representative",
            "signatory_capacity": capacity,
            "custodian": "@host_representative",
        }
        yield Told(on, "receiver.named", OFFICE, body, (paper,))

    def _close_out(self, past: SiteHistory, on: date) -> Iterator[Told]:
        """Tell the environmental close-out. Its findings are not public, so none is invented."""
        at = _subject(past)
        name = "-".join(at.values())
        opened = at | {"reference": f"ECOA-{name}", "on": on.isoformat()}
        yield Told(
            on,
            "assessment.opened",
            ENVIRONMENT,
            opened | {"team": ["@" + ENVIRONMENT], "host_experts": ["@host_environment_expert"]},
        )
        for line in self.rules.checklist:
            paper = Paper(f"{line.id} {line.area}", (*at.items(), ("asked", line.check)))
            body = at | {"line": line.id, "answer": "passed", "note": "reconstructed"}
            yield Told(on, "assessment.answered", ENVIRONMENT, body, (paper,))
        later = on + timedelta(2)
        closed = at | {"on": later.isoformat()}
        yield Told(later, "assessment.closed", ENVIRONMENT, closed)
        certificate = at | {
            "number": f"CLEARANCE-{name}",
            "status": "issued",
            "on": (on + timedelta(5)).isoformat(),
            "prepared_by": "@" + ENVIRONMENT,
        }
        yield Told(on + timedelta(5), "certificate.decided", ORDER, certificate)


def _subject(past: SiteHistory) -> dict[str, str]:
    return {"site": past.site} | ({"part": past.annex} if past.annex else {})
