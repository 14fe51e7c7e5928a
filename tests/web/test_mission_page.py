"""The mission at a glance."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from drawdown.web.register.models import Snapshot
from tests.web.conftest import planned
from tests.web.small_plan import small_plan


def page(client: Client, address: str = "/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"[ \n]+", " ", answer.content.decode())


def test_it_counts_the_days_from_the_day_of_knowledge(client: Client, mission: Snapshot) -> None:
    shown = page(client)
    assert '<p class="hero-number">61</p>' in shown
    assert "from 1 July 2023 to the deadline, <strong>31 August 2023</strong>" in shown
    assert "Today, " in shown


def test_it_says_that_everything_ends_in_time(client: Client, mission: Snapshot) -> None:
    assert "Every site ends in time; the last is Sud, on 19 August 2023." in page(client)


def test_it_says_what_is_late_and_why(client: Client, loaded: Snapshot) -> None:
    ends = (
        {"site": "nord", "outcome": "close", "ended": 72, "late_days": 10, "guard_until": 62},
        {"site": "sud", "outcome": "convert_to_liquidation_site", "ended": 50, "guard_until": 62},
    )
    late = small_plan(
        feasible=False,
        sites=ends,
        obstacles=({"kind": "escorts", "site": "nord", "text": "raw"},),
        costs=(
            {"name": "fuel", "cents": 500_000_00},
            {"name": "late", "cents": 10_000_000_00, "penalty": True},
        ),
    )
    planned(loaded, late)
    shown = page(client)
    assert "1 of 2 sites ends after the deadline: Nord, 10 days late." in shown
    assert "Nord ends 10 days after the deadline" in shown
    assert "and 10.0 as the price of lateness" in shown
    assert "a price, not an expense" in shown


def test_map_and_table_show_the_same_sites(client: Client, mission: Snapshot) -> None:
    shown = page(client)
    for name in ("Nord", "Sud"):
        assert f'<tspan class="pin-name">{name}</tspan>' in shown
        assert f"/site/{name.lower()}" in shown
    assert "do not imply official endorsement" in shown


def test_another_day_shows_other_states(client: Client, mission: Snapshot) -> None:
    assert "Sites on 1 July 2023, by plan" in page(client)
    later = page(client, "/?day=2023-08-15")
    assert "Sites on 15 August 2023, by plan" in later
    assert 'class="pin closed"' in later


@pytest.mark.parametrize("day", ["", "yesterday", "2023-13-40", "0001-01-01", "9999-12-31", "١"])
def test_a_day_that_makes_no_sense_does_no_harm(
    client: Client, mission: Snapshot, day: str
) -> None:
    assert client.get("/", {"day": day}).status_code == 200
    assert client.get("/map/places.json", {"day": day}).status_code == 200


def test_figures_keep_the_mark_of_an_estimate_and_open_their_source(
    client: Client, mission: Snapshot
) -> None:
    shown = page(client)
    assert (
        'class="est" aria-describedby="origin-1" aria-label="212, estimate">212</button>' in shown
    )
    assert 'href="https://peacekeeping.un.org/en/nord"' in shown
    assert "javascript:" not in shown


def test_cost_bound_and_gap_stand_together(client: Client, mission: Snapshot) -> None:
    shown = page(client)
    assert "USD\xa01,000,000" in shown
    assert "no plan for this register costs less than USD\xa0800,000" in shown
    assert "gap 20.0%" in shown


def test_it_names_the_documents_it_shows(client: Client, mission: Snapshot) -> None:
    assert f'title="{mission.digest}"' in page(client)


def test_names_are_never_markup(client: Client, mission: Snapshot) -> None:
    assert "Closure of &lt;Nord&gt;" in page(client)


def test_without_a_plan_it_offers_to_plan(client: Client, loaded: Snapshot) -> None:
    shown = page(client)
    assert "No plan yet" in shown
    assert 'action="/run/start"' in shown


def test_without_a_register_it_says_what_to_do(client: Client, db: None) -> None:
    assert "No mission yet" in page(client)
    assert client.get("/run").status_code == 404
    assert client.get("/map/land.json").status_code == 404
    assert client.post("/run/start", {"seconds": "10"}).status_code == 404


def test_the_map_loads_places_in_their_states(client: Client, mission: Snapshot) -> None:
    answer = client.get("/map/places.json?day=2023-08-15")
    assert answer.headers["Content-Type"] == "application/geo+json"
    found = json.loads(answer.content)["features"]
    sites = {each["properties"]["name"]: each for each in found if "address" in each["properties"]}
    assert sites["Nord"]["properties"]["state"] == "closed"
    assert sites["Nord"]["geometry"]["coordinates"] == [-1.0, 16.0]
    assert sites["Sud"]["properties"]["converts"] is True


def test_the_map_loads_what_has_not_changed_once(client: Client, mission: Snapshot) -> None:
    first = client.get("/map/land.json")
    tag = first.headers["ETag"]
    assert client.get("/map/land.json", headers={"If-None-Match": tag}).status_code == 304
    assert json.loads(first.content)["type"] == "FeatureCollection"
