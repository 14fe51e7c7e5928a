"""Journeys of movements are what `drawdown risk --observed` reads; the worst case is of its way."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from drawdown.movement.file import Moment, MovementFile
from drawdown.movement.go_list import shipped
from drawdown.movement.journeys import as_table, journeys
from drawdown.movement.worst import normal_days, worst_days
from drawdown.register.network import Threat
from drawdown.risk.assumptions import read_assumptions
from drawdown.risk.observed import read_journeys
from tests.movement.acting import under_way
from tests.web.small_register import small_register


def told(**arrived: Any) -> MovementFile:
    yard = under_way()
    assert yard.take("position.reported", on="2023-11-04", hour=12, leg="rd-ane-gao")
    assert yard.take("movement.arrived", **{"on": "2023-11-07", **arrived})
    return yard.file()


def test_each_leg_lasts_from_its_entry_to_the_next() -> None:
    made = list(journeys([told()]))
    assert [(one.leg, one.days) for one in made] == [("rd-kid-ane", 4.0), ("rd-ane-gao", 3.0)]


def test_hours_count_where_both_are_known() -> None:
    last = list(journeys([told(hour=18)]))[-1]
    assert (last.leg, last.days) == ("rd-ane-gao", 3.25)


def test_a_leg_whose_entry_nobody_reported_is_left_out() -> None:
    yard = under_way()
    yard.take("movement.arrived", on="2023-11-07")
    assert list(journeys([yard.file()])) == []


def test_less_than_a_day_without_hours_is_unknown() -> None:
    day = date(2023, 11, 1)
    assert Moment(day).days_since(Moment(day)) is None
    assert Moment(day, 18).days_since(Moment(day, 6)) == 0.5
    assert Moment(day, 6).days_since(Moment(day, 6)) is None


def test_the_table_is_read_by_risk(tmp_path: Path) -> None:
    register = small_register()
    leg = next(leg for leg in register.legs if normal_days(register, [leg.id], date(2026, 1, 5)))
    file = tmp_path / "journeys.csv"
    made = as_table(journeys([told()]))
    file.write_text(made.replace("rd-kid-ane", leg.id).replace("rd-ane-gao", leg.id))
    assert [one.leg for one in read_journeys(file, register)] == [leg.id, leg.id]


def test_the_worst_case_is_that_of_each_leg_s_threat() -> None:
    register, on = small_register(), date(2026, 1, 5)
    rules, assumed = shipped(), read_assumptions()
    legs = [leg for leg in register.legs if normal_days(register, [leg.id], on)]
    for leg in legs:
        normal = normal_days(register, [leg.id], on)
        worst = worst_days(register, [leg.id], on, rules=rules, assumed=assumed)
        assert normal is not None
        assert worst is not None
        assert worst >= normal * assumed.travel_delay[leg.threat or Threat.MEDIUM].max
    assert worst_days(register, ["rd-no"], on, rules=rules, assumed=assumed) is None
    assert worst_days(register, [], on, rules=rules, assumed=assumed) is None
