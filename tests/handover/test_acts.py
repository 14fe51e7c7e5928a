"""Acts on the file of a site: what each leaves behind, and that no order of acts opens a gate."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from drawdown.handover.file import Origin, SiteFile
from drawdown.handover.gates import gate_status
from drawdown.handover.states import GIVEN_UP
from drawdown.rules.closing import Form
from tests.handover.acting import act, day, standing, try_act
from tests.handover.files import DOCUMENT, RULES, site, with_document, with_record

OWNERS = {name: owner for name, (_, owner) in RULES.wording.items()}
ROLES = sorted({*OWNERS.values(), *(rule.authority for rule in RULES.transitions), "auditor"})
DOCUMENTS = sorted(
    {rule.id for rule in RULES.requirements if rule.form is Form.DOCUMENT}
    | {rule.id for rule in RULES.evidence}
)
SITE = {"site": "mopti-sevare"}


def given(evidence: str, capacity: str, **more: object) -> object:
    body = SITE | {"evidence": evidence, "document": DOCUMENT, "on": day(10)} | more
    return act("evidence.given", capacity, body, DOCUMENT)


def test_evidence_stays_and_the_last_document_counts() -> None:
    file, found = try_act(site(), given("closure_directive", "director_mission_support"))  # type: ignore[arg-type]
    assert not found
    file, _ = try_act(
        file,
        given("closure_directive", "director_mission_support", on=day(12)),  # type: ignore[arg-type]
    )
    assert len(file.given["closure_directive"]) == 2
    last = file.last("closure_directive")
    assert last is not None
    assert last.on.isoformat() == day(12)
    assert last.by == "p-0001"


def test_reconstructed_evidence_is_taken_and_keeps_its_mark() -> None:
    file, found = try_act(
        site(),
        given("closure_directive", "director_mission_support", origin="reconstructed"),  # type: ignore[arg-type]
    )
    assert [finding.code for finding in found] == ["H305"]
    assert file.given["closure_directive"][0].origin is Origin.RECONSTRUCTED


def test_a_document_that_the_act_does_not_name_is_refused() -> None:
    body = SITE | {"evidence": "closure_directive", "document": DOCUMENT, "on": day(1)}
    bare = act("evidence.given", "director_mission_support", body)
    file, found = try_act(site(), bare)
    assert [finding.code for finding in found] == ["H306"]
    assert file == site()


def test_a_gate_stores_the_version_of_the_rules_it_was_passed_under() -> None:
    file = with_document(site(), "count_complete", "variances_explained")
    passed = act("gate.passed", "director_mission_support", SITE | {"gate": "G2", "on": day(20)})
    file, found = try_act(file, passed)
    assert not found
    assert file.passed["G2"].rules == RULES.digest
    _, again = try_act(file, passed)
    assert [finding.code for finding in again] == ["H202"]


def test_a_decision_under_other_rules_is_refused() -> None:
    file = with_document(site(), "count_complete", "variances_explained")
    passed = act("gate.passed", "director_mission_support", SITE | {"gate": "G2", "on": day(20)})
    for other in (None, "ab" * 32):
        after, found = try_act(file, replace(passed, rules=other))
        assert [finding.code for finding in found] == ["H601"]
        assert after == file


def test_a_part_is_opened_once() -> None:
    opened = act(
        "part.opened",
        "director_mission_support",
        SITE | {"part": "opam", "kind": "annex", "name": "OPAM"},
    )
    file, found = try_act(site(), opened)
    assert not found
    assert file.parts == {"opam": "operating"}
    assert [finding.code for finding in try_act(file, opened)[1]] == ["H501"]


def test_obligations_are_undertaken_and_looked_at() -> None:
    undertaken = SITE | {"obligation": "guard", "text": "a guard of twenty", "due": day(170)}
    file, _ = try_act(site(), act("obligation.undertaken", "head_of_office", undertaken))
    seen = SITE | {"obligation": "guard", "kept": False, "on": day(190)}
    file, _ = try_act(file, act("obligation.seen", "head_of_office", seen, DOCUMENT))
    assert file.obligations["guard"].kept is False
    assert file.obligations["guard"].evidence == (DOCUMENT,)
    other = act("obligation.seen", "head_of_office", seen | {"obligation": "gard"})
    [finding] = try_act(file, other)[1]
    assert "guard" in finding.remedy


def test_a_check_is_kept_with_what_is_not_known_left_open() -> None:
    signed = replace(site("signed_over"), signed_on=site().since)
    looked = SITE | {"after": 30, "on": day(31), "looted": True}
    file, found = try_act(signed, act("site.checked", "head_of_office", looked))
    assert not found
    assert file.checks[0].looted is True
    assert file.checks[0].in_use is None


def random_act(chance: Random, file: SiteFile, number: int) -> object:
    """Return an act that somebody might try: often with the right capacity, often too early."""
    choice = chance.random()
    role = chance.choice(ROLES)
    if choice < 0.5:
        evidence = chance.choice(DOCUMENTS)
        role = OWNERS[evidence] if chance.random() < 0.9 else role
        body = SITE | {"evidence": evidence, "document": DOCUMENT, "on": day(number)}
        return act("evidence.given", role, body, DOCUMENT, number=number)
    if choice < 0.75:
        gate = chance.choice([gate.id for gate in RULES.gates])
        return act("gate.passed", role, SITE | {"gate": gate, "on": day(number)}, number=number)
    if choice < 0.8:
        named = SITE | {"authority": "Governorate", "civilian": chance.random() < 0.8}
        named |= {"designation": DOCUMENT}
        if chance.random() < 0.7:
            named |= {"signatory": "p-0002", "signatory_capacity": "Governor"}
            named |= {"custodian": "p-0003"}
        return act("receiver.named", role, named, number=number)
    ways = [rule for rule in RULES.transitions if rule.from_ == file.state] or RULES.transitions
    rule = chance.choice(ways) if chance.random() < 0.8 else chance.choice(RULES.transitions)
    role = rule.authority if chance.random() < 0.9 else role
    return act("site.moved", role, SITE | {"to": rule.to, "on": day(number)}, number=number)


def check_invariants(before: SiteFile, after: SiteFile) -> None:
    """A gate that was just passed is whole; a state that was just taken had all it asks for."""
    whole = standing(after)
    for gate in RULES.gates:
        if gate.id in after.passed and gate.id not in before.passed:
            assert gate_status(RULES, whole, gate).missing == (), gate.id
    assert set(before.passed) <= set(after.passed)
    assert all(after.given[name][: len(docs)] == docs for name, docs in before.given.items())
    if after.state == before.state:
        return
    rule = RULES.transition(before.state, after.state)
    assert rule is not None
    assert set(rule.gates) <= set(after.passed)
    met = {name for name, fact in whole.records.items() if fact.met}
    assert set(RULES.evidence_of(rule)) <= set(after.given) | met
    if after.state in GIVEN_UP:
        assert after.signed_on is not None


@pytest.mark.parametrize("seed", range(12))
def test_thousands_of_random_acts_never_get_around_a_gate(seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    records = [rule.id for rule in RULES.requirements if rule.form is Form.RECORD]
    reached: Counter[str] = Counter()
    for _ in range(6):
        file = site()
        for number in range(1, 260):
            if chance.random() < 0.05:
                file = with_record(file, chance.choice(records))
            after, _ = try_act(file, random_act(chance, file, number))  # type: ignore[arg-type]
            check_invariants(file, after)
            file = after
            reached[file.state] += 1
    assert reached["drawing_down"], "the walk never got anywhere, so it proved nothing"
