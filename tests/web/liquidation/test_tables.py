"""Tables of both tracks: proposed by one person, put in force by another, used by every date."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from drawdown.liquidation.track_tables import shipped_tables
from drawdown.web.acts import HANDLERS
from drawdown.web.liquidation.tables_kept import TABLES, tables_in_force
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from tests.web.adopted import checked, proposed_as_shown, put_in_force, sent, withdrawn
from tests.web.liquidation.test_status import liquidating, sites
from tests.web.liquidation.test_tracks import said
from tests.web.people.persons import enrolled, in_office, logged_in

__all__ = ["liquidating", "sites"]
pytestmark = pytest.mark.usefixtures("client", "liquidating")
PAGE = "/liquidation/tables"


@pytest.fixture
def director() -> Client:
    in_office(enrolled("p-aaaa"), "director_mission_support")
    return logged_in("p-aaaa")


@pytest.fixture
def desk() -> Client:
    in_office(enrolled("p-bbbb"), "hq_desk")
    return logged_in("p-bbbb")


@pytest.fixture
def head() -> Client:
    in_office(enrolled("p-cccc"), "liquidation_head")
    return logged_in("p-cccc")


def edited(version: str = "2") -> dict[str, Any]:
    held: dict[str, Any] = json.loads(shipped_tables().to_bytes())
    held["version"] = version
    by_id = {row["task"]: row for row in held["tasks"]}
    by_id["L05"]["days"] = [60, 600, 700]
    held["tasks"].append(by_id["A01"] | {"task": "A15", "name": "Flag is lowered"})
    return held


def proposed(client: Client, held: dict[str, Any]) -> Any:
    return sent(client, PAGE, held, "the Assembly meets once a year")


def adopted(client: Client) -> Any:
    return put_in_force(client, PAGE, TABLES.proposed().first())


def test_what_one_proposes_and_another_adopts_is_what_dates_and_costs_follow(
    director: Client, head: Client
) -> None:
    before, _ = said("liquidation_tracks", as_of="2026-01-01")
    _, cost = said("liquidation_workload")
    assert proposed(head, edited()).status_code == 302
    assert said("liquidation_tracks", as_of="2026-01-01")[0] == before
    words = director.get(PAGE).content.decode()
    assert "<code>L05</code> <code>days</code>: 60 150 300 → 60 600 700" in words
    assert "<code>A15</code> added" in words

    assert adopted(director).status_code == 302
    after, _ = said("liquidation_tracks", as_of="2026-01-01")
    assert after != before
    assert "Flag is lowered" in after
    assert said("liquidation_workload")[1]["cents"][1] != cost["cents"][1]
    assert "Flag is lowered" in director.get("/liquidation/tracks").content.decode()
    held = rows()
    rebuild(HANDLERS)
    assert rows() == held


def rows() -> dict[str, Any]:
    return {name: held for name, held in every_row().items() if "liquidation_tables" in name}


def test_nobody_adopts_what_they_proposed(director: Client) -> None:
    proposed(director, edited())
    assert "You proposed this" in director.get(PAGE).content.decode()
    assert adopted(director).status_code == 409
    assert tables_in_force().version == "shipped"


def test_a_proposal_is_told_to_who_decides_and_can_be_withdrawn(
    director: Client, head: Client, desk: Client
) -> None:
    proposed(head, edited())
    waits = "Tables of the liquidation: version 2 waits for a second person"
    assert waits in desk.get("/notices").content.decode()
    assert waits not in head.get("/notices").content.decode()
    row = TABLES.waiting()[0]
    assert withdrawn(desk, PAGE, row).status_code == 403
    assert withdrawn(head, PAGE, row).status_code == 302
    assert not TABLES.waiting()
    assert waits not in desk.get("/notices").content.decode()
    assert put_in_force(director, PAGE, row).status_code == 404
    assert proposed(head, edited()).status_code == 302
    row = TABLES.waiting()[0]
    adopted(director)
    answer = withdrawn(head, PAGE, row)
    assert answer.status_code == 409
    assert "J211" in answer.content.decode()
    held = rows()
    rebuild(HANDLERS)
    assert rows() == held


def test_a_desk_at_headquarters_adopts_and_does_not_propose(head: Client, desk: Client) -> None:
    assert proposed(desk, edited()).status_code == 403
    proposed(head, edited())
    assert adopted(desk).status_code == 302
    assert tables_in_force().version == "2"


def test_a_proposal_falls_when_other_tables_came_into_force(director: Client, head: Client) -> None:
    proposed(head, edited())
    late = checked(head, PAGE, edited("3")).content.decode()
    adopted(director)
    answer = proposed_as_shown(head, PAGE, late, "late")
    assert answer.status_code == 409
    assert "Z611" in answer.content.decode()
    answer = proposed(head, edited() | {"teams": edited()["teams"][::-1]})
    assert "Z614" in answer.content.decode()


def task(held: dict[str, Any], name: str) -> dict[str, Any]:
    row: dict[str, Any] = next(each for each in held["tasks"] if each["task"] == name)
    return row


def circle(held: dict[str, Any]) -> None:
    task(held, "L01")["preds"] = ["L18"]


def endless(held: dict[str, Any]) -> None:
    for row in held["tasks"]:
        row["days"] = [1, 2, 700] if row["days"] else []


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda held: held.update(format="drawdown-poems/1"), "Z601"),
        (lambda held: held["tasks"].append(held["tasks"][0]), "Z602"),
        (lambda held: held["tasks"].remove(task(held, "L18")), "Z603"),
        (lambda held: task(held, "A06").update(team="poets"), "Z604"),
        (lambda held: task(held, "A06").update(settles=["poems"]), "Z604"),
        (lambda held: task(held, "A06").update(days=[3, 2, 1]), "Z605"),
        (lambda held: task(held, "A03").update(days=[1, 2, 3]), "Z606"),
        (lambda held: held["teams"][0].update(stands="site"), "Z607"),
        (lambda held: task(held, "L18").update(where="mission"), "Z608"),
        (circle, "Z609"),
        (endless, "Z610"),
    ],
)  # fmt: skip
def test_tables_by_which_nothing_can_be_planned_are_refused_and_named(
    head: Client, spoil: Callable[[dict[str, Any]], Any], code: str
) -> None:
    held = edited()
    spoil(held)
    answer = proposed(head, held)
    assert answer.status_code == 400
    assert code in answer.content.decode()
    assert not Entry.objects.filter(kind="tracks.proposed").exists()


def test_the_file_in_force_can_be_taken_edited_and_sent_back(head: Client) -> None:
    held = json.loads(head.get(f"{PAGE}.json").content)
    assert held["format"] == "drawdown-tracks/1"
    assert proposed(head, held | {"version": "2"}).status_code == 302
    assert proposed(head, {"format": held["format"]}).status_code == 400
