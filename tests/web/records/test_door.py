"""The door: permitted, decided, appended, projected and signed for, or refused and said so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act, Actor, BadAct, PersonId, Submission, print_act
from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.acts import faults
from drawdown.ledger.acts.refused import KIND as REFUSED
from drawdown.ledger.checkpoint import parse_checkpoint
from drawdown.ledger.proof import check_proof
from drawdown.web.records.door import Conflict, RefusedAct, perform
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.local import by_the_operator
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry, Evidence, Refusal
from drawdown.web.records.permission import Request, Stranger
from drawdown.web.records.receipt import Receipt
from drawdown.web.store import documents
from tests.web.records.conftest import AT, photo

pytestmark = pytest.mark.usefixtures("ledger")


def sent(submission: Submission, **changes: object) -> Receipt:
    given = {"at": AT, "permission": by_the_operator} | changes
    return perform(EVIDENCE_ADDED, submission, **given)  # type: ignore[arg-type]


def entries() -> list[str]:
    return [row.kind for row in Entry.objects.all()]


def act_at(index: int) -> Act:
    [content] = opened().log.store.entries(index, index + 1)
    return parse_act(content)


def test_an_act_is_recorded_with_a_receipt_that_proves_it() -> None:
    receipt = sent(photo())
    log = opened().log
    assert receipt.new
    assert receipt.index == 1
    proven = check_proof(
        receipt.proof,
        print_act(receipt.act),
        origin=log.origin,
        keys=[log.ring.key_at(2)],
        policy=log.ring.policy,
    )
    assert proven.checkpoint.size == 2
    assert Evidence.objects.get().entry == 1


def test_the_same_act_again_is_the_same_entry() -> None:
    first = sent(photo())
    sent(photo(2))
    again = sent(photo(), at=AT + timedelta(hours=1))
    assert not again.new
    assert again.index == first.index
    assert again.act == first.act
    assert parse_checkpoint(again.proof.checkpoint.text).size == 3
    assert entries() == ["ledger.opened", "evidence.added", "evidence.added"]


def test_another_act_under_the_same_id_is_kept_for_a_person() -> None:
    sent(photo())
    other = photo(2, act=photo().act)
    with pytest.raises(Conflict):
        sent(other)
    refusal = Refusal.objects.get()
    assert refusal.kept
    assert refusal.codes == [faults.CONFLICT.code]
    assert other.digest in documents()
    assert entries() == ["ledger.opened", "evidence.added", "ledger.refused"]
    assert Evidence.objects.count() == 1


def test_what_a_decision_refuses_is_recorded_once() -> None:
    wrong = photo()
    body = wrong.body | {"size": 5}
    for _ in range(2):
        with pytest.raises(RefusedAct) as refused:
            sent(replace(wrong, body=body))
        assert [finding.code for finding in refused.value.findings] == ["K114"]
    assert entries() == ["ledger.opened", "ledger.refused"]
    assert act_at(1).body["submission"] == replace(wrong, body=body).digest
    assert REFUSED.body_of(act_at(1)).codes == ("K114",)
    assert not Evidence.objects.exists()


def test_what_was_refused_can_be_accepted_later() -> None:
    missing = "ab" * 32
    wrong = photo(evidence=(missing,))
    with pytest.raises(RefusedAct):
        sent(wrong)
    assert sent(photo()).new


def test_what_is_malformed_is_only_answered() -> None:
    with pytest.raises(BadAct):
        sent(photo(body={"sha256": "ab"}))
    assert entries() == ["ledger.opened"]


def test_somebody_unknown_is_only_answered() -> None:
    stranger = Actor(person=PersonId("p-0000"), capacity="visitor", delegation=None)
    for wrong in (photo(actor=stranger), photo(actor=stranger, evidence=("ab" * 32,))):
        with pytest.raises(Stranger):
            sent(wrong)
    assert entries() == ["ledger.opened"]


def test_a_missing_right_is_recorded() -> None:
    def nobody(_: Request) -> Iterable[Finding]:
        yield faults.BY_SYSTEM_ONLY.at(Place("actor"), kind="evidence.added")

    with pytest.raises(RefusedAct):
        sent(photo(), permission=nobody)
    assert entries() == ["ledger.opened", "ledger.refused"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"mission": "other"}, faults.OTHER_MISSION.code),
        ({"seen": 99}, faults.SEEN_TOO_MUCH.code),
        ({"evidence": ("ab" * 32,)}, faults.EVIDENCE_MISSING.code),
    ],
)
def test_what_holds_for_every_act_is_refused_by_its_code(
    changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(RefusedAct) as refused:
        sent(photo(**changes))
    assert [finding.code for finding in refused.value.findings] == [code]


def test_recorded_times_never_go_back() -> None:
    sent(photo(), at=AT + timedelta(hours=2))
    earlier = sent(photo(2), at=AT)
    assert earlier.act.recorded == AT + timedelta(hours=2)


def test_a_failing_projection_records_nothing() -> None:
    def broken(_: Act, __: int) -> None:
        raise RuntimeError("no row")

    handler = replace(EVIDENCE_ADDED, project=broken)
    with pytest.raises(RuntimeError):
        perform(handler, photo(), at=AT, permission=by_the_operator)
    assert entries() == ["ledger.opened"]
    assert sent(photo()).index == 1
