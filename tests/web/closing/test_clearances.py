"""The log of clearances by forms, and its exports for the host or the Council."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from drawdown.web.closing.queries import clearances
from drawdown.web.records.models import Entry
from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real
from tests.web.people.persons import enrolled, in_office, logged_in

pytestmark = pytest.mark.django_db
ASKED = {
    "clearance": "C-1",
    "kind": "convoy",
    "authority": "the ministry of transport",
    "on": "2023-07-05",
    "needed_by": "2023-07-20",
    "sites": ["nord"],
    "movements": ["lift-nord-001"],
}


@pytest.fixture
def mover(client: Client, mission: Snapshot, installation: Real) -> Client:
    """Return the browser of somebody in movement control."""
    installation()
    in_office(enrolled("p-0007"), "movement_control")
    return logged_in("p-0007")


def sent(client: Client, kind: str, /, **given: Any) -> Any:
    words = client.get("/clearances").content.decode()
    found = re.search(rf'id="form-{kind}".*?name="stamp" value="([^"]+)"', words, re.DOTALL)
    assert found is not None, kind
    return client.post(f"/clearances/record/{kind}", {"stamp": found[1], **given})


def test_a_request_is_asked_for_refused_and_said_by_whom_and_why(mover: Client) -> None:
    asked = sent(mover, "clearance-asked", **ASKED)
    assert asked.status_code == 302, asked.content.decode()
    no = sent(
        mover,
        "clearance-answered",
        clearance="C-1",
        answer="refused",
        on="2023-07-09",
        by="the office of the governor",
        reason="the road is shut",
    )
    assert no.status_code == 302, no.content.decode()
    request = clearances()["C-1"]
    assert (request.answered_by, request.reason) == (
        "the office of the governor",
        "the road is shut",
    )
    last = Entry.objects.order_by("-index").first()
    assert last is not None
    assert last.kind == "clearance.answered"
    assert last.topics.filter(topic="site:nord").exists()  # the answer names no site itself
    words = mover.get("/clearances").content.decode()
    assert "the office of the governor" in words
    assert "130 people, 36 vehicle places" in words


def test_a_second_answer_is_refused_and_what_was_typed_stays(mover: Client) -> None:
    sent(mover, "clearance-asked", **ASKED)
    again = sent(mover, "clearance-asked", **ASKED)
    assert again.status_code == 409
    assert "the ministry of transport" in again.content.decode()
    withdrawn = {"clearance": "C-1", "answer": "withdrawn", "on": "2023-07-09"}
    early = sent(mover, "clearance-answered", **withdrawn)
    assert early.status_code == 409
    unknown = sent(mover, "clearance-answered", **(withdrawn | {"clearance": "C-9"}))
    assert unknown.status_code == 400


def test_the_workbook_and_the_paper_say_what_the_log_says(mover: Client) -> None:
    sent(mover, "clearance-asked", **(ASKED | {"authority": "=HYPERLINK(1)"}))
    answer = mover.get("/clearances.xlsx")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert rows[0][:3] == ["clearance", "kind", "authority"]
    assert rows[1][:3] == ["C-1", "convoy", "=HYPERLINK(1)"]
    assert str(rows[1][3]).startswith("2023-07-05")
    paper = mover.get("/clearances/paper").content.decode()
    assert "Log of clearances" in paper
    assert "no answer yet" in paper
    assert "=HYPERLINK(1)" in paper


def test_whoever_may_not_ask_for_clearances_has_no_form(mover: Client) -> None:
    in_office(enrolled("p-0008"), "property_chief")
    other = logged_in("p-0008")
    assert 'id="form-clearance-asked"' not in other.get("/clearances").content.decode()
    assert other.post("/clearances/record/clearance-asked", ASKED).status_code == 403
