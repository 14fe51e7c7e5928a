"""The movement list: what is asked for, page by page, and nothing that was not understood."""

from __future__ import annotations

import pytest
from django.utils import translation

from drawdown.web.works.index import PlanIndex
from drawdown.web.works.movement_list import Asked, page_of, weeks_of
from tests.web.small_plan import PLANNED_MOVEMENTS, small_plan

SITES = {"nord", "sud"}


@pytest.fixture
def index() -> PlanIndex:
    return PlanIndex(small_plan())


def shown(index: PlanIndex, **fields: str) -> list[str]:
    page = page_of(index, Asked.read(fields, SITES))
    return [line.id for line in page.lines]


def test_everything_is_shown_by_date_when_nothing_is_asked(index: PlanIndex) -> None:
    assert shown(index) == ["lift-nord-001", "onward-sud-001", "lift-nord-002", "last-nord-001"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"purpose": "last"}, ["last-nord-001"]),
        ({"week": "4"}, ["onward-sud-001"]),
        ({"site": "sud", "purpose": "onward"}, ["onward-sud-001"]),
        ({"site": "nord", "week": "4"}, ["onward-sud-001"]),
        ({"kind": "flight"}, []),
    ],
)
def test_it_shows_what_is_asked_for(
    index: PlanIndex, fields: dict[str, str], found: list[str]
) -> None:
    assert shown(index, **fields) == found


@pytest.mark.parametrize(
    "fields",
    [
        {"site": "atlantis"},
        {"kind": "<script>"},
        {"purpose": "\0"},
        {"week": "-1"},
        {"week": "²"},
        {"week": "9" * 4000},
        {"page": "minus one"},
    ],
)
def test_what_cannot_be_understood_counts_as_not_asked(
    index: PlanIndex, fields: dict[str, str]
) -> None:
    assert len(shown(index, **fields)) == 4


def test_pages_follow_each_other_and_keep_what_was_asked(index: PlanIndex) -> None:
    first = page_of(index, Asked(site="nord"), size=3)
    assert (len(first.lines), first.pages, first.before) == (3, 2, "")
    assert first.after == "site=nord&page=2"
    second = page_of(index, Asked(site="nord", page=2), size=3)
    assert (len(second.lines), second.before, second.after) == (1, "site=nord&page=1", "")


def test_a_page_beyond_the_end_is_the_last_one(index: PlanIndex) -> None:
    assert page_of(index, Asked(page=99), size=3).asked.page == 2


def test_totals_are_of_all_that_is_asked_for_not_of_the_page(index: PlanIndex) -> None:
    totals = page_of(index, Asked(), size=1).totals
    assert (totals.movements, totals.teu, totals.vehicles, totals.people) == (4, 90, 33, 200)


def test_a_line_says_where_by_when_and_what_holds_it(index: PlanIndex) -> None:
    with translation.override("en"):
        line = page_of(index, Asked()).lines[0]
    assert (line.date, line.kind, line.origin, line.destination) == (
        "26 Jul",
        "Convoy",
        "Nord",
        "Sud",
    )
    assert (line.ask_by, line.clearance) == ("6 Jul", "first convoy clearance")
    assert line.held == "Nord–Sud is closed until 24 Jul"


def test_only_weeks_in_which_something_moves_can_be_asked_for(index: PlanIndex) -> None:
    with translation.override("en"):
        assert weeks_of(index) == ((3, "22 Jul"), (4, "29 Jul"), (5, "5 Aug"), (6, "12 Aug"))


def flight(number: int, people: int, **changes: str) -> dict[str, object]:
    return {
        "id": f"home-sud-{number}",
        "kind": "flight",
        "purpose": "home",
        "site": "sud",
        "origin": "sud",
        "destination": "home",
        "depart": 20,
        "arrive": 20,
        "people": people,
        "aircraft": "Mi-8@sud",
        **changes,
    }


def test_flights_of_a_day_that_are_alike_share_a_line() -> None:
    flights = [flight(1, 20), flight(2, 18), flight(3, 7, aircraft="turboprop@sud")]
    index = PlanIndex(small_plan(movements=[*PLANNED_MOVEMENTS, *flights]))
    lines = page_of(index, Asked(kind="flight")).lines
    assert [(line.id, line.count, line.people) for line in lines] == [
        ("home-sud-1", 2, 38),
        ("home-sud-3", 1, 7),
    ]


def test_convoys_never_share_a_line() -> None:
    twin = PLANNED_MOVEMENTS[0] | {"id": "lift-nord-009"}
    index = PlanIndex(small_plan(movements=[*PLANNED_MOVEMENTS, twin]))
    assert len(page_of(index, Asked(purpose="lift")).lines) == 3
