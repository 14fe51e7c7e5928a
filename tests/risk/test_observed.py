"""Observed journeys move the assumed delays as far as their number allows; nonsense is refused."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.findings import Refused
from drawdown.register.network import Threat
from drawdown.risk.assumptions import Delay, read_assumptions
from drawdown.risk.dice import Z95
from drawdown.risk.observed import STRENGTH, Seen, learn, posterior, read_journeys
from tests.plan.check.small_plan import plan

PRIOR = Delay(likely=1.3, p95=5, max=8, basis="a test")
FACTORS = st.lists(st.floats(0.2, 40), min_size=1, max_size=30)


def written(folder: Path, *lines: str) -> Path:
    path = folder / "journeys.csv"
    path.write_text("\n".join(["leg,entered,days", *lines, ""]), encoding="utf-8")
    return path


@given(FACTORS)
def test_the_middle_lies_between_what_was_assumed_and_what_was_seen(factors: list[float]) -> None:
    found = posterior(PRIOR, factors, [1.0] * len(factors))
    seen = math.exp(sum(map(math.log, factors)) / len(factors))
    low, high = sorted((PRIOR.likely, seen))
    assert max(1, low) - 1e-3 <= found.likely <= max(1, high) + 1e-3
    assert found.likely <= found.p95 <= found.max
    assert found.max >= PRIOR.max


def test_as_many_journeys_as_the_assumption_is_worth_move_it_half_way() -> None:
    found = posterior(PRIOR, [2.6] * STRENGTH, [1.0] * STRENGTH)
    assert found.likely == pytest.approx(1.3 * math.sqrt(2), abs=1e-3)


def test_many_journeys_that_agree_leave_nothing_of_the_assumption() -> None:
    found = posterior(PRIOR, [2.0] * 100_000, [1.0] * 100_000)
    assert found.likely == pytest.approx(2, abs=0.01)
    assert found.p95 == pytest.approx(2, abs=0.1)


def test_journeys_as_assumed_leave_the_middle_and_nearly_the_spread() -> None:
    spread = math.log(PRIOR.p95 / PRIOR.likely) / Z95
    factors = [PRIOR.likely * math.exp(side * spread) for side in (-1, 1) * 50]
    found = posterior(PRIOR, factors, [1.0] * 100)
    assert found.likely == pytest.approx(PRIOR.likely, abs=1e-3)
    assert found.p95 == pytest.approx(PRIOR.p95, rel=0.02)


def test_convoys_of_one_week_tell_less_than_those_of_many() -> None:
    assumed = read_assumptions()
    crowd = [Seen(Threat.HIGH, "road", 3, 6.0)] * 8
    spread = [Seen(Threat.HIGH, "road", week, 6.0) for week in range(8)]
    (together,), (apart,) = (learn(assumed, seen)[1] for seen in (crowd, spread))
    assert together.weight < apart.weight == 8
    assert together.before.likely < together.after.likely < apart.after.likely


def test_a_class_without_journeys_stays_as_it_was() -> None:
    assumed = read_assumptions()
    after, learnt = learn(assumed, [Seen(Threat.HIGH, "road", 1, 3.0)])
    assert [one.threat for one in learnt] == [Threat.HIGH]
    assert after.travel_delay[Threat.LOW] == assumed.travel_delay[Threat.LOW]


def test_a_journey_is_counted_against_its_planned_time(tmp_path: Path) -> None:
    register = plan().register_
    path = written(tmp_path, "road-north,2023-07-20,4", "road-north,2023-11-20,4")
    wet, dry = read_journeys(path, register)
    assert wet.factor <= dry.factor
    assert (wet.leg, wet.week) == ("road-north", 2)


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("road-nroth,2023-07-20,4", "R402|R404", "leg"),
        ("road-north,soon,4", "V3", "entered"),
        ("road-north,2023-07-20,0", "V3", "days"),
        ("road-north,2023-07-20,-1", "V3", "days"),
        ("road-north,2023-07-20,", "V3", "days"),
        ("road-north,2023-07-20,nan", "V3", "days"),
        ("road-north,2023-07-20,366", "J103", "days"),
    ],
)
def test_what_is_wrong_is_said_with_file_row_and_remedy(
    tmp_path: Path, line: str, code: str, field: str
) -> None:
    path = written(tmp_path, "road-north,2023-07-20,4", line)
    with pytest.raises(Refused, match=code) as refused:
        read_journeys(path, plan().register_)
    finding = refused.value.findings[0]
    assert (finding.place.file, finding.place.row, finding.place.field) == (
        "journeys.csv",
        3,
        field,
    )
    assert finding.remedy


@pytest.mark.parametrize("name", ["none.csv", "journeys.xlsx", "no/such/journeys.csv"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        read_journeys(tmp_path / name, plan().register_)


def test_a_table_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="J104"):
        read_journeys(written(tmp_path), plan().register_)
