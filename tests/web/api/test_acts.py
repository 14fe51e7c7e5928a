"""Acts through the programming interface: recorded once, answered with a receipt, or refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from drawdown.ledger.act import Submission, print_submission
from drawdown.ledger.acts import faults
from drawdown.ledger.note import parse_note
from drawdown.ledger.proof import check_proof, parse_proof
from drawdown.ledger.tiles import parse_entries
from drawdown.web.people.models import Token, TokenScope
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry, Refusal
from tests.web.api.conftest import CHIEF, token
from tests.web.people.persons import enrolled, in_office
from tests.web.records.conftest import photo
from tests.web.records.files import pdf


def mine(number: int = 1, **changes: Any) -> Submission:
    return photo(number, **({"actor": CHIEF} | changes))


def send(client: Client, submission: Submission, values: list[Any] | None = None) -> Any:
    document = json.loads(print_submission(submission))
    body = {"submission": document, "values": values or []}
    return client.post("/api/acts", json.dumps(body), content_type="application/json")


def test_an_act_is_answered_with_a_receipt_that_verifies(chief: Client) -> None:
    answer = send(chief, mine())
    assert answer.status_code == 201
    receipt = answer.json()
    log = opened().log
    act = Entry.objects.get(index=receipt["index"])
    proof = parse_proof(receipt["proof"].encode())
    check_proof(
        proof,
        bytes(act.content),
        origin=log.origin,
        keys=[log.ring.key_at(2)],
        policy=log.ring.policy,
    )
    assert parse_note(receipt["checkpoint"].encode()) == proof.checkpoint


def test_the_same_act_again_is_answered_with_its_receipt(chief: Client) -> None:
    first = send(chief, mine()).json()
    again = send(chief, mine())
    assert again.status_code == 200
    assert again.json()["index"] == first["index"]
    assert not again.json()["new"]
    assert chief.get(f"/api/acts/{first['act']}").json()["proof"] == again.json()["proof"]
    assert Entry.objects.count() == 2


def test_another_act_under_its_id_is_a_conflict(chief: Client) -> None:
    send(chief, mine())
    answer = send(chief, mine(2, act=mine().act))
    assert answer.status_code == 409
    assert answer.json()["findings"][0]["code"] == faults.CONFLICT.code


def test_a_refusal_names_its_reasons(chief: Client) -> None:
    wrong = mine()
    answer = send(chief, mine(body=wrong.body | {"size": 1}))
    assert answer.status_code == 422
    assert [finding["code"] for finding in answer.json()["findings"]] == ["K114"]


def test_a_token_speaks_for_its_own_person_alone(chief: Client) -> None:
    enrolled("p-0002")
    in_office("p-0002", "drawdown_cell_chief")
    other = Client(headers={"Authorization": f"Bearer {token('p-0002')}"})
    assert send(other, mine()).status_code in (401, 403)
    assert Entry.objects.count() == 1


def test_a_token_for_reading_sends_nothing(chief: Client) -> None:
    Token.objects.update(scope=TokenScope.READ)
    assert send(chief, mine()).status_code == 403
    assert chief.get("/api/checkpoint").status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b'{"submission": {"act": "a", "act": "b"}}',
        b'{"submission": {"seen": 1.5}}',
        b'{"submission": {}}',
        b'{"submission": []}',
        b'{"other": 1}',
        b"[]",
        b"{",
        b'{"submission": {}, "values": [{"salt": "x", "value": "y"}]}',
    ],
)
def test_what_is_no_act_is_answered_in_words(chief: Client, body: bytes) -> None:
    answer = chief.post("/api/acts", body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert answer.json()["problem"]
    [refusal] = Refusal.objects.all()
    assert (refusal.kind, refusal.person, refusal.codes) == ("act.unread", "p-0001", ["L208"])
    assert b"other" not in bytes(Entry.objects.get(index=refusal.entry).content)
    chief.post("/api/acts", b"[1]", content_type="application/json")
    assert Entry.objects.count() == 2, "somebody who tries again leaves no second trace that day"


def test_what_nobody_may_send_leaves_no_trace(chief: Client) -> None:
    Token.objects.update(scope=TokenScope.READ)
    assert chief.post("/api/acts", b"[]", content_type="application/json").status_code == 403
    assert not Refusal.objects.exists()


def test_a_session_sends_no_act(chief: Client) -> None:
    assert send(Client(), mine()).status_code in (401, 403)


def test_a_document_is_stored_before_it_is_named(chief: Client) -> None:
    answer = chief.post("/api/evidence?name=scan.pdf", pdf(), content_type="application/pdf")
    assert answer.status_code == 201
    assert answer.json()["form"] == "pdf"
    wrong = chief.post("/api/evidence?name=scan.png", pdf(), content_type="application/pdf")
    assert wrong.status_code == 422
    assert wrong.json()["findings"][0]["code"] == "K104"


def test_the_ledger_is_read_by_those_who_see_it(chief: Client) -> None:
    receipt = send(chief, mine()).json()
    act = opened().log.store.entries(1, 2)[0]
    listed = chief.get("/api/entries?site=nord").json()
    assert [each["index"] for each in listed["entries"]] == [1]
    assert listed["next"] is None
    assert chief.get("/api/entries/1/proof").content.decode() == receipt["proof"]
    assert chief.get("/api/entries/2/proof").status_code == 404
    assert chief.get("/api/checkpoint").content.decode() == receipt["checkpoint"]
    assert parse_entries(chief.get("/api/tile/entries/000.p/2").content)[1] == act
    assert len(chief.get("/api/tile/0/000.p/2").content) == 64
    for missing in ("0/000", "1/000", "0/x001/000", "9/9", "entries/000.p/3", "0/999"):
        assert chief.get(f"/api/tile/{missing}").status_code == 404
    assert chief.get("/api/keys").json()["log"][0]["from"] == 0


def test_its_description_and_pages_need_no_network(chief: Client) -> None:
    assert chief.get("/api/openapi.json").json()["openapi"].startswith("3.1")
    page = chief.get("/api/docs").content.decode()
    assert "http://" not in page
    assert "https://" not in page
