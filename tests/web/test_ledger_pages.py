"""The ledger on the pages: every act listed, each with its proof, and plans decided on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from drawdown.register.history import History
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.append_only import removal
from drawdown.web.records.guard import recording
from drawdown.web.records.models import Entry
from drawdown.web.records.sending import new_stamp
from drawdown.web.register.actions.load_register import load_register
from drawdown.web.register.models import Snapshot
from drawdown.web.works.models import Adoption, Approval
from tests.web.conftest import BY_OPERATOR, NOW, planned
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.records.sound_plan import sound_plan, sound_register


def form_of(page: str, address: str) -> dict[str, str]:
    """Return the hidden fields of the form that goes to an address."""
    found = re.search(rf'<form[^>]*action="{address}"(.*?)</form>', page, re.DOTALL)
    assert found, f"no form to {address}"
    fields = re.findall(r'name="(\w+)" value="([^"]*)"', found[1])
    return dict(fields)


@pytest.fixture
def sound(db: None) -> Snapshot:
    """Return a register with a plan that keeps every rule."""
    open_ledger(sound_register().mission.id, origin="test.example/small", at=NOW)
    snapshot = load_register(sound_register(), History(), origin="a test", by=BY_OPERATOR)
    planned(snapshot, sound_plan())
    return snapshot


def test_every_act_is_listed_the_newest_first(client: Client, sound: Snapshot) -> None:
    page = client.get("/ledger").content.decode()
    assert re.findall(r'href="/ledger/(\d+)"', page) == ["2", "1", "0"]


def test_the_list_is_narrowed_by_what_is_asked(client: Client, sound: Snapshot) -> None:
    def shown(query: str) -> list[str]:
        return re.findall(r'href="/ledger/(\d+)"', client.get(f"/ledger?{query}").content.decode())

    assert shown("kind=plan.made") == ["2"]
    assert shown("person=operator") == ["1"]
    assert shown(f"topic=register:{sound.digest}") == ["2", "1"]
    assert shown("site=nowhere") == []
    assert shown("before=1") == ["0"]
    assert shown("since=2999-01-01") == []
    assert shown("until=1999-01-01") == []
    assert shown("before=x&since=soon&kind=%22") == ["2", "1", "0"]


def test_an_act_is_shown_with_a_proof_that_holds(client: Client, sound: Snapshot) -> None:
    page = client.get("/ledger/1").content.decode()
    assert "It is in the ledger, as it was recorded." in page
    assert sound.digest in page
    assert client.get("/ledger/99").status_code == 404


def test_an_act_that_somebody_changed_is_shown_as_damaged(client: Client, sound: Snapshot) -> None:
    content = bytes(Entry.objects.get(pk=1).content).replace(b"a test", b"a tost")
    with recording(), connection.cursor() as cursor:
        for statement in removal(connection.vendor):
            cursor.execute(statement)
        cursor.execute('UPDATE records_entry SET content = %s WHERE "index" = 1', [content])
    page = client.get("/ledger/1").content.decode()
    assert "It does not verify." in page
    assert "It is in the ledger" not in page


def test_a_refusal_is_shown_to_those_alone_who_see_refusals(
    sound: Snapshot, installation: Callable[[], None], client: Client
) -> None:
    page = client.get("/plan").content.decode()
    form = form_of(page, "/plan/adopt")
    refused = client.post("/plan/adopt", form | {"plan": "ab" * 32})
    assert refused.status_code == 409
    assert "There is no such plan." in refused.content.decode()
    index = Entry.objects.get(kind="ledger.refused").index
    assert client.get(f"/ledger/{index}").status_code == 200


def test_a_plan_is_adopted_by_one_and_approved_by_another(
    sound: Snapshot, installation: Callable[[], None]
) -> None:
    installation()
    in_office(enrolled("p-0001"), "drawdown_cell_chief")
    in_office(enrolled("p-0002"), "director_mission_support")
    chief, director = logged_in("p-0001"), logged_in("p-0002")
    form = form_of(chief.get("/plan").content.decode(), "/plan/adopt")
    for _ in range(2):  # a form sent twice is one act
        assert chief.post("/plan/adopt", form).status_code == 302
    assert Adoption.objects.get().person == "p-0001"
    page = chief.get("/plan").content.decode()
    assert "/plan/approve" not in page
    own = form_of(director.get("/plan").content.decode(), "/plan/approve")
    assert chief.post("/plan/approve", own).status_code == 403
    assert director.post("/plan/approve", own).status_code == 302
    assert Approval.objects.get().person == "p-0002"
    page = director.get("/plan").content.decode()
    assert f"topic=plan:{form['plan']}" in page


def test_who_adopted_a_plan_does_not_approve_it(
    sound: Snapshot, installation: Callable[[], None]
) -> None:
    installation()
    in_office(enrolled("p-0002"), "director_mission_support")
    director = logged_in("p-0002")
    form = form_of(director.get("/plan").content.decode(), "/plan/adopt")
    director.post("/plan/adopt", form)
    page = director.get("/plan").content.decode()
    assert "/plan/approve" not in page
    stamp = new_stamp(NOW).signed()
    refused = director.post("/plan/approve", {"stamp": stamp, "plan": form["plan"]})
    assert refused.status_code == 409
    assert not Approval.objects.exists()


def test_a_form_that_is_not_ours_decides_nothing(client: Client, sound: Snapshot) -> None:
    answer = client.post("/plan/adopt", {"stamp": "ours", "plan": sound.digest})
    assert answer.status_code == 400
    assert not Adoption.objects.exists()
