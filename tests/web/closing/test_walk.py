"""Random acts by random people, thousands of them, through the real door of a real database.

What was accepted is kept beside it in plain sets, by code that shares nothing with the decisions;
after every act the closure must be what those sets allow. `DRAWDOWN_WALK_STEPS` makes it longer.
"""

from __future__ import annotations

import io
import json
import os
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from drawdown.core.findings import Refused
from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.ledger.act import Actor, PersonId
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.people.reading import shipped_rights
from drawdown.people.rights import Bound
from drawdown.rules.closing import Form
from drawdown.web.acts import HANDLERS
from drawdown.web.closing.actions.report import BY_KIND, report
from drawdown.web.closing.queries import rules
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from drawdown.web.people.permission import by_the_table
from drawdown.web.records.door import RefusedAct
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.log import opened
from drawdown.web.records.models import Refusal
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from tests.web.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STEPS = int(os.environ.get("DRAWDOWN_WALK_STEPS", "2000"))
IMPATIENT = 0.15
"""How often whoever may pass a gate tries it before the last of its evidence is there."""
SITES = ("nord", "sud")
ROLES = (
    "director_mission_support",
    "drawdown_cell_chief",
    "head_of_mission",
    "head_of_office",
    "environmental_officer",
    "property_chief",
    "finance_legal",
    "force",
    "engineering",
    "movement_control",
    "records_officer",
    "host_representative",
    "public_information",
)
WHOLE = {"part.opened", "contract.recorded", "contract.noticed", "contract.released"}
"""Kinds whose acts are on the whole site."""
Subject = tuple[str, str | None]


@dataclass
class Seen:
    """What was accepted on one site or part, as plain as it can be kept."""

    state: str = "operating"
    given: dict[str, str] = field(default_factory=dict)
    """By evidence, who gave the last document."""
    passed: dict[str, str] = field(default_factory=dict)
    records: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)


class Walk:
    """Somebody who tries everything, and remembers only what was accepted."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 -- chance, not a secret
        self.rules = rules()
        self.day = NOW.date()
        self.at = NOW
        self.seen: dict[Subject, Seen] = {(site, None): Seen() for site in SITES}
        self.people: dict[str, list[str]] = {}
        self.papers: list[str] = []
        self.done, self.refused = Counter[str](), Counter[str]()

    def prepare(self) -> None:
        """Enrol two people in each office, and store some papers."""
        for number, role in enumerate(ROLES):
            kept = shipped_rights().role(role)
            assert kept is not None
            sites = SITES if kept.bound is Bound.SITES else None
            self.people[role] = []
            for which in range(2):
                person = f"p-{number:02x}{which:02x}"
                enrol_person(f"Person {number} {which}", "", by=machine(NOW), person=person)
                body = CapacityGiven(person=person, role=role, sites=sites, since=self.day)
                give_office(body, by=machine(NOW))
                self.people[role].append(person)
        for number in range(4):
            kept_ = take_in(documents(), io.BytesIO(b"a,b\n%d,2\n" % number), name="paper.csv")
            added = Added(sha256=kept_.sha256, size=kept_.size, form=kept_.form, title="paper")
            about = About([f"evidence:{kept_.sha256}"], ["nord"], [kept_.sha256])
            send(EVIDENCE_ADDED, added, about, by=Sender(OPERATOR, by_the_operator, NOW))
            self.papers.append(kept_.sha256)

    def step(self) -> None:
        """Try one act: half of them what would help, the others anything by anybody."""
        under_way = [at for at, seen in self.seen.items() if seen.state != "file_sealed"]
        subject = self.chance.choice(under_way[-3:] or list(self.seen))
        helpful = self.chance.random() < 0.7
        kind, body, role = self._useful(subject) if helpful else self._anything(subject)
        if self.chance.random() < 0.15:
            role = self.chance.choice(ROLES)
        person = self.people[role][self.chance.random() < 0.2]
        if self.chance.random() < 0.01:
            self.day += timedelta(1)
            self.at += timedelta(1)
        self._send(
            kind, body, subject, Actor(person=PersonId(person), capacity=role, delegation=None)
        )

    def _send(self, kind: str, body: dict[str, Any], subject: Subject, actor: Actor) -> None:
        site, part = subject
        whole = {"site": site} | ({"part": part} if part and kind not in WHOLE else {}) | body
        papers = [v for k, v in whole.items() if k in ("document", "designation")]
        papers = papers or ([self.papers[0]] if kind == "assessment.answered" else [])
        said = BY_KIND[kind].kind.body.model_validate_json(_json(whole))
        try:
            report(kind, said, papers, by=Sender(actor, by_the_table, self.at))
        except RefusedAct:
            self.refused[kind] += 1
            return
        except Refused:
            return  # not well formed, so nobody's act
        self.done[kind] += 1
        self._check_and_keep(kind, whole, subject, actor)

    def _check_and_keep(  # noqa: C901, PLR0912 -- one case a kind
        self, kind: str, body: dict[str, Any], subject: Subject, actor: Actor
    ) -> None:
        seen = self.seen[subject]
        assert date.fromisoformat(body.get("on", "2026-01-02")) <= self.day, "told too early"
        match kind:
            case "part.opened":
                assert (subject[0], body["part"]) not in self.seen
                self.seen[subject[0], body["part"]] = Seen()
            case "evidence.given":
                owner = self.rules.wording[body["evidence"]][1]
                assert actor.capacity == owner
                assert seen.state != "file_sealed"
                seen.given[body["evidence"]] = actor.person
            case "gate.passed":
                self._gate(seen, body["gate"], actor)
            case "site.moved":
                self._moved(seen, body["to"], subject, actor)
            case "receiver.named":
                assert body["civilian"]
                named = {"civilian_authority"}
                named |= {"receiver_signatory"} if body.get("signatory") else set()
                named |= {"custodian"} if body.get("custodian") else set()
                seen.records -= {"civilian_authority", "receiver_signatory", "custodian"}
                seen.records |= named
            case "exit.ordered":
                assert actor.capacity == "head_of_mission"
                seen.given |= dict.fromkeys(("exit_decision", "destruction_list"), actor.person)
            case "exit.called_off":
                seen.given.pop("exit_decision")
                seen.given.pop("destruction_list")
            case "exit.left":
                assert "exit_decision" in seen.given, "nobody leaves in haste without an order"
                seen.given |= dict.fromkeys(("exit_log", "loss_notices"), actor.person)
            case "site.checked":
                name = {30: "post_handover_check", 90: "second_check"}[body["after"]]
                seen.given[name] = actor.person
            case "assessment.opened":
                seen.lines = set()
                seen.records -= {"assessment_done"}
            case "assessment.answered":
                seen.lines.add(body["line"])
            case "assessment.closed":
                assert seen.lines == {rule.id for rule in self.rules.checklist}
                seen.records |= {"assessment_done"}
            case "certificate.decided":
                assert body["prepared_by"] != actor.person, "nobody issues what they prepared"
                seen.records -= {"clearance_certificate"}
                if body["status"] == "issued":
                    assert "assessment_done" in seen.records
                    seen.records |= {"clearance_certificate"}

    def _gate(self, seen: Seen, gate: str, actor: Actor) -> None:
        assert gate not in seen.passed, "a gate is passed once"
        asked = self.rules.of_gate(gate)
        papers = [rule.id for rule in asked if rule.form is Form.DOCUMENT]
        assert all(name in seen.given for name in papers), "no gate without its documents"
        needed = {rule.id for rule in asked if rule.form is Form.RECORD} & {
            "assessment_done",
            "clearance_certificate",
            "civilian_authority",
            "receiver_signatory",
            "custodian",
        }
        assert needed <= seen.records, "no gate without its records"
        givers = {seen.given[name] for name in papers}
        assert givers != {actor.person}, "nobody passes a gate whose evidence is all their own"
        seen.passed[gate] = actor.person

    def _moved(self, seen: Seen, to: str, subject: Subject, actor: Actor) -> None:
        rule = self.rules.transition(seen.state, to)
        assert rule is not None, f"no way leads from {seen.state} to {to}"
        assert actor.capacity == rule.authority
        assert set(rule.gates) <= set(seen.passed), "no state without its gates"
        for name in self.rules.evidence_of(rule):
            assert name in seen.given, "no state without its evidence"
        if to == "file_sealed" and subject[1] is None:
            out = {"signed_over", "post_check", "file_sealed", "returned_to_private_owner"}
            states = {
                s.state for (site, part), s in self.seen.items() if site == subject[0] and part
            }
            assert states <= out | {"closed_without_handover"}
        seen.state = to

    def _useful(  # noqa: C901 -- one case a kind
        self, subject: Subject
    ) -> tuple[str, dict[str, Any], str]:
        """Return what the next change of state of a site lacks, done by whoever owes it."""
        seen, on = self.seen[subject], {"on": self.day.isoformat()}
        ways = [rule for rule in self.rules.transitions if rule.from_ == seen.state]
        if not ways:
            return self._anything(subject)
        rule = ways[0] if self.chance.random() < 0.9 else self.chance.choice(ways)
        for gate in rule.gates:
            if gate in seen.passed:
                continue
            role = self.chance.choice(("head_of_office", "director_mission_support"))
            if self.chance.random() < IMPATIENT:
                return "gate.passed", on | {"gate": gate}, role
            for asked in self.rules.of_gate(gate):
                if asked.form is Form.DOCUMENT and asked.id not in seen.given:
                    return self._evidence(asked.id, asked.owner)
            lacking = [r.id for r in self.rules.of_gate(gate) if r.form is Form.RECORD]
            if gate == "G4" and "clearance_certificate" not in seen.records:
                return self._environment(seen, on)
            if gate == "G5" and not set(lacking) <= seen.records:
                return self._receiver()
            return "gate.passed", on | {"gate": gate}, role
        for name in self.rules.evidence_of(rule):
            if name not in seen.given and name in self.rules.from_records:
                return self._record(name, on)
            if name not in seen.given:
                return self._evidence(name, self.rules.wording[name][1])
        return "site.moved", on | {"to": rule.to}, rule.authority

    def _record(self, name: str, on: dict[str, Any]) -> tuple[str, dict[str, Any], str]:
        """Return the act that a record of a hasty exit, or of a later look, follows from."""
        paper = {"document": self.papers[0]}
        if name in ("exit_decision", "destruction_list"):
            departs = {"departs_on": self.day.isoformat(), "departs_hour": 12, "reason": "haste"}
            return "exit.ordered", on | departs | paper, "head_of_mission"
        if name == "exit_log":
            return "exit.left", on | paper, "force"
        return (
            "site.checked",
            on | {"after": 90 if name == "second_check" else 30},
            "head_of_office",
        )

    def _evidence(self, name: str, owner: str) -> tuple[str, dict[str, Any], str]:
        paper = self.chance.choice(self.papers)
        on = self.day.isoformat()
        return "evidence.given", {"evidence": name, "document": paper, "on": on}, owner

    def _receiver(self) -> tuple[str, dict[str, Any], str]:
        host = self.people["host_representative"][0]
        body = {
            "authority": "the prefect",
            "civilian": self.chance.random() < 0.8,
            "designation": self.papers[1],
            "signatory": host,
            "signatory_capacity": "prefect",
            "custodian": host if self.chance.random() < 0.8 else None,
        }
        return "receiver.named", body, "head_of_office"

    def _environment(self, seen: Seen, on: dict[str, Any]) -> tuple[str, dict[str, Any], str]:
        role = "environmental_officer"
        ids = [rule.id for rule in self.rules.checklist]
        if "assessment_done" in seen.records:
            prepared = self.chance.choice(
                [*self.people[role], *self.people["director_mission_support"]]
            )
            number = f"C-{self.chance.randrange(10**6)}"
            body = {"number": number, "status": "issued", "prepared_by": prepared}
            return "certificate.decided", on | body, "director_mission_support"
        left = [line for line in ids if line not in seen.lines]
        if len(left) == len(ids) and self.chance.random() < 0.5:
            team = {"reference": "ECOA", "team": [self.people[role][0]]}
            return "assessment.opened", on | team, role
        if left:
            return "assessment.answered", {"line": left[0], "answer": "passed"}, role
        return "assessment.closed", on, role

    def _anything(self, subject: Subject) -> tuple[str, dict[str, Any], str]:
        """Return an act of any kind, with whatever comes to hand."""
        pick = self.chance.choice
        on = {"on": (self.day + timedelta(pick((-9000, -1, 0, 0, 0, 1)))).isoformat()}
        paper = {"document": pick(self.papers)}
        here = self.seen[subject].state
        ways = [rule.to for rule in self.rules.transitions if rule.from_ == here]
        states = [rule.id for rule in self.rules.states] if not ways or pick((0, 0, 1)) else ways
        contract = {"contract": pick(("L-1", "L-2"))}
        tries: list[tuple[str, dict[str, Any]]] = [
            ("site.moved", on | {"to": pick(states)}),
            ("gate.passed", on | {"gate": pick([gate.id for gate in self.rules.gates])}),
            ("evidence.given", on | paper | {"evidence": pick(list(self.rules.wording))}),
            ("part.opened", {"part": pick("abcdefgh"), "kind": "annex", "name": "an annex"}),
            ("assessment.closed", on),
            ("contract.recorded", contract | paper
             | {"counterparty": "the owner", "lease": True, "notice_days": 0}),
            ("contract.noticed", on | contract | paper),
            ("contract.released", on | contract | paper),
            ("site.checked", on | {"after": 30}),
            ("exit.called_off", on | {"reason": "calm"}),
            ("exit.left", on | paper),
            self._receiver()[:2],
        ]  # fmt: skip
        kind, body = self.chance.choices(tries, weights=(4, 8, *(1 for _ in tries[2:])))[0]
        may = [role.id for role in shipped_rights().roles_that_may(kind) if role.id in ROLES]
        return kind, body, pick(may) if self.chance.random() < 0.8 else pick(ROLES)


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body)


@pytest.mark.parametrize("seed", [1])
def test_no_gate_is_passed_without_its_evidence_whoever_tries_what(
    mission: Snapshot, seed: int
) -> None:
    walk = Walk(seed)
    walk.prepare()
    before = Refusal.objects.count()
    for _ in range(STEPS):
        walk.step()
    assert sum(walk.done.values()) > STEPS // 10, walk.done
    passed = Counter(gate for seen in walk.seen.values() for gate in seen.passed)
    assert {"G1", "G2", "G3", "G4", "G5", "G6"} <= set(passed), "the walk came that far"
    assert walk.done["site.moved"] >= 10, walk.done
    assert Refusal.objects.count() > before, "what was refused is recorded"
    assert opened().log.audit().size == len(opened().log.store.entries(0, 10**9))
    rows = every_row()
    rebuild(HANDLERS)
    assert every_row() == rows, "the ledger alone gives the same rows"
