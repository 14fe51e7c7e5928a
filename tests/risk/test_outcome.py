"""What the runs say: ends in order, chances that fit them, drivers as differences of two plays."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest

from drawdown.risk.assess import assess
from drawdown.risk.dice import dice_of
from drawdown.risk.outcome import Risk, spread
from drawdown.risk.pictures import pictures
from drawdown.risk.simulate import simulate
from tests.risk.cases import risky_plan, rough

RUNS = 400


@pytest.fixture(scope="module")
def found() -> Risk:
    return assess(risky_plan(), runs=RUNS, assumptions=rough())[0]


def test_no_site_ends_before_its_planned_day(found: Risk) -> None:
    for site in found.sites:
        ended = site.ended
        assert ended.planned <= ended.p10 <= ended.p50 <= ended.p80 <= ended.p95, site


def test_the_mission_is_over_when_all_is(found: Risk) -> None:
    parts = [*(site.ended for site in found.sites), found.people_out, found.all_signed]
    assert found.mission.p80 >= max(part.p80 for part in parts)
    assert found.mission.on_time <= min(part.on_time for part in parts)
    assert found.mission.planned == max(part.planned for part in parts)


def test_a_driver_is_what_the_mission_gains_without_it(found: Risk) -> None:
    plan, assumed = risky_plan(), rough()
    driver = next(driver for driver in found.drivers if driver.name == "travel high")
    network = assess(plan, runs=1, assumptions=assumed, with_drivers=False)[2]
    plays = [
        simulate(network, dice_of(plan.register_, assumed, 1, without=off), 200).days[:, 0]
        for off in ([], ["travel high"])
    ]
    assert driver.mean_days == pytest.approx((plays[0] - plays[1]).mean(), abs=0.01)
    assert driver.mean_days > 0


def test_the_last_task_of_the_last_site_binds_nearly_every_run(found: Risk) -> None:
    assert found.critical_tasks[0].share > 0.5
    assert all(0 < item.share <= 1 for item in found.critical_clearances)


def test_a_spread_counts_the_day_after_the_deadline_as_late() -> None:
    days = np.array([90, 91, 92, 93], dtype=np.int64)
    assert spread(days, 90, 92).on_time == 0.75


def test_the_outcome_reads_back_as_it_was_written(found: Risk) -> None:
    assert Risk.model_validate_json(found.model_dump_json()) == found


def test_every_picture_is_an_svg_that_says_what_it_shows(found: Risk) -> None:
    drawn = pictures(found, np.array([90, 95, 99], dtype=np.int64))
    assert set(drawn) == {"mission.svg", "sites.svg", "drivers.svg"}
    for text in drawn.values():
        root = ElementTree.fromstring(text)  # noqa: S314 - our own text
        assert root.tag.endswith("svg")
        assert root.findtext("{http://www.w3.org/2000/svg}title")
        assert root.findtext("{http://www.w3.org/2000/svg}desc")
