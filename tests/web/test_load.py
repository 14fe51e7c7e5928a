"""Load by week: what is counted, against which capacity, and what stands in the yards."""

from __future__ import annotations

import pytest
from django.utils import translation

from drawdown.web.ui.heat import cell
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.plan.load import LoadRow, load_table
from drawdown.web.works.sites.yard import hub_yard, port_yard
from tests.web.small_plan import small_plan

PORT = {
    "id": "port",
    "yard_teu": 60,
    "yard_vehicles": 20,
    "first_call": "2023-08-06",
    "call_every_days": 14,
    "calls": 2,
    "teu_per_call": 40,
    "vehicles_per_call": 40,
    "cutoff_days": 2,
}


@pytest.fixture
def index() -> PlanIndex:
    return PlanIndex(small_plan())


def row(index: PlanIndex, name: str) -> LoadRow:
    with translation.override("en"):
        rows = [row for _title, rows in load_table(index).groups for row in rows]
    return next(row for row in rows if row.name == name)


def percents(index: PlanIndex, name: str) -> list[int | None]:
    return [cell.percent for cell in row(index, name).cells]


def test_a_team_is_busy_on_the_days_of_its_tasks(index: PlanIndex) -> None:
    assert percents(index, "Engineering")[:6] == [29, 100, 100, 100, 100, 29]


def test_a_closing_team_is_busy_from_its_first_task_to_the_end_of_the_site(
    index: PlanIndex,
) -> None:
    assert percents(index, "Site closure")[:7] == [71, 100, 71, 50, 50, 50, 7]


def test_a_road_counts_departures_in_each_direction(index: PlanIndex) -> None:
    assert percents(index, "Nord → Sud")[3:7] == [100, 0, 100, 100]
    assert percents(index, "Sud → Le Port")[4] == 20


def test_escorts_count_for_as_long_as_they_are_bound(index: PlanIndex) -> None:
    assert percents(index, "Escorts")[3:7] == [100, 86, 100, 71]


def test_a_capacity_is_stated_and_keeps_the_mark_of_an_estimate(index: PlanIndex) -> None:
    engineers = row(index, "Engineering")
    assert (engineers.capacity, engineers.estimated) == ("1 team", True)
    assert not row(index, "Trucks").estimated


def test_the_yard_of_a_hub_holds_the_cargo_of_others_until_it_leaves(index: PlanIndex) -> None:
    yard = hub_yard(index, "sud")
    assert yard is not None
    assert yard.teu[26:31] == (0, 45, 45, 45, 0)
    assert yard.peak(3) == 45 / 60


def test_a_site_that_is_no_hub_has_no_yard(index: PlanIndex) -> None:
    assert hub_yard(index, "nord") is None


def test_a_vessel_takes_what_came_in_time_as_far_as_it_can() -> None:
    plan = small_plan()
    register = plan.register_.model_validate(
        plan.register_.model_dump(mode="json") | {"ports": [PORT]}
    )
    index = PlanIndex(small_plan(register=register))
    yard = port_yard(index, register.ports[0])
    assert yard.teu[33:37] == (0, 45, 45, 5)
    assert yard.teu[50] == 0


@pytest.mark.parametrize(
    ("used", "capacity", "level", "percent"),
    [
        (0, 7, 0, 0),
        (0.01, 7, 1, 1),
        (3.5, 7, 3, 50),
        (6.99, 7, 5, 99),
        (7, 7, 5, 100),
        (0, 0, 0, 0),
        (1, 0, 5, None),
    ],
)
def test_heat_never_rounds_use_to_nothing_nor_room_to_full(
    used: float, capacity: float, level: int, percent: int | None
) -> None:
    found = cell(used, capacity)
    assert (found.level, found.percent) == (level, percent)


def test_more_than_there_is_is_marked() -> None:
    assert cell(8, 7).over
    assert cell(1, 0).over
    assert not cell(7, 7).over
    assert not cell(0, 0).over
