"""The check-out list of a mission: proposed by one person, put in force by another."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from drawdown.staff.check_out import shipped_list
from drawdown.web.acts import HANDLERS
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.register.models import Snapshot
from drawdown.web.staff.list_kept import CHECK_OUT_LIST
from drawdown.web.staff.queries import file_of
from tests.web.adopted import checked, put_in_force, withdrawn
from tests.web.adopted import sent as proposed
from tests.web.conftest import Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.staff.test_last_days import sent

pytestmark = pytest.mark.django_db
PAGE = "/last-days/list"
HR, HEAD, GUARD, WHO = "p-0051", "p-0056", "p-0057", "p-0055"
ROLES = {HR: "human_resources", HEAD: "head_of_mission", GUARD: "security"}
RADIO = {
    "id": "radio",
    "owner": "security",
    "text": "Radio returned",
    "text_fr": "Radio rendue",
    "source": "the mission",
    "inferred": False,
}


@pytest.fixture
def people(client: Client, mission: Snapshot, installation: Real) -> dict[str, Client]:
    """Return the browsers of three offices and of the one who leaves."""
    installation()
    for person, role in ROLES.items():
        in_office(enrolled(person), role)
    enrolled(WHO)
    return {person: logged_in(person) for person in (*ROLES, WHO)}


def edited(version: str = "ours-1") -> dict[str, Any]:
    """Return the shipped list with a radio for the pass."""
    held: dict[str, Any] = json.loads(shipped_list().to_bytes())
    kept = [item for item in held["items"] if item["id"] != "pass"]
    return held | {"version": version, "items": [*kept, RADIO]}


def settle(client: Client, item: str) -> Any:
    return sent(client, "check_out-settled", item=item, applies="yes")


def test_what_one_proposes_and_another_adopts_is_settled_from_then_on(
    people: dict[str, Client],
) -> None:
    assert sent(people[HR], "last_day-set", last_day="2026-02-01").status_code == 302
    assert proposed(people[HR], PAGE, edited(), "radios were lost").status_code == 302
    assert settle(people[GUARD], "radio").status_code == 400, "it is not in force yet"
    row = CHECK_OUT_LIST.waiting()[0]
    assert put_in_force(people[HR], PAGE, row).status_code in (403, 409), "not by its author"
    assert put_in_force(people[HEAD], PAGE, row).status_code == 302

    page = people[HR].get("/last-days").content.decode()
    assert "Radio returned" in page
    assert "Identity card and pass returned" not in page
    assert settle(people[GUARD], "radio").status_code == 302
    assert list(file_of(WHO).settled) == ["radio"]
    assert "Radio returned" not in people[HR].get("/last-days").content.decode()
    rows = {name: held for name, held in every_row().items() if name.startswith("staff_")}
    assert len(rows) == 3
    rebuild(HANDLERS)
    assert {name: every_row()[name] for name in rows} == rows


def test_the_page_shows_what_changes_and_hands_out_the_list_in_both_languages(
    people: dict[str, Client],
) -> None:
    words = checked(people[HR], PAGE, edited()).content.decode()
    assert re.search(r"\+ Radio returned \(security\)", words)
    assert "− Identity card and pass returned" in words
    assert json.loads(people[WHO].get(f"{PAGE}.json").content)["version"] == "shipped"
    people[HR].cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    french = people[HR].get(PAGE).content.decode()
    assert "Liste de départ" in french
    assert "laissez-passer" in french


def test_a_list_that_nobody_could_follow_is_refused_with_its_reasons(
    people: dict[str, Client],
) -> None:
    held = edited()
    held["items"][0]["owner"] = "auditor"
    answer = checked(people[HR], PAGE, held)
    assert answer.status_code == 400
    assert "W514" in answer.content.decode()
    assert not CHECK_OUT_LIST.waiting()


def test_a_proposal_can_be_withdrawn_and_waits_no_longer(people: dict[str, Client]) -> None:
    proposed(people[HR], PAGE, edited(), "radios were lost")
    row = CHECK_OUT_LIST.waiting()[0]
    assert "waits for a second person" in people[HEAD].get("/notices").content.decode()
    assert withdrawn(people[HR], PAGE, row).status_code == 302
    assert not CHECK_OUT_LIST.waiting()
    assert CHECK_OUT_LIST.in_force() == shipped_list()
