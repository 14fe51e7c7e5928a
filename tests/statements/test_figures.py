"""Figures reconcile before they are released."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.register.legacy import ReportedFigures
from drawdown.statements.figures import differences, falls
from drawdown.statements.gather import Records
from tests.statements.conftest import example

PUBLISHED = next(f for f in example().history.figures if f.reported == date(2023, 9, 27))


def test_the_figures_of_27_september_2023_reconcile() -> None:
    values = PUBLISHED.values
    assert values["staff-officers"] + values["troops"] == 97 + 2_583
    assert values["individual-police"] + values["formed-police"] == 184 + 412
    assert values["international-staff"] + values["unv"] == 81 + 10
    assert values["total"] == 3_367
    assert differences(PUBLISHED) == ()


def test_every_set_of_the_example_reconciles(minusma: Records) -> None:
    sets = minusma.history.figures
    assert [d for one in sets for d in differences(one)] == []
    assert [f for one in sets for f in falls(sets, one)] == []


@given(
    name=st.sampled_from(sorted(PUBLISHED.values)),
    value=st.integers(0, 1_000_000),
)
def test_a_wrong_addend_is_found_and_named(name: str, value: int) -> None:
    wrong = with_value(PUBLISHED, name, value)
    found = differences(wrong)
    if value == PUBLISHED.values[name]:
        assert found == ()
        return
    assert found
    assert all(name in (one.rule.sum, *one.rule.of) for one in found)
    assert found[0].suspects[name] == PUBLISHED.values[name]


def test_where_another_sum_confirms_a_figure_it_is_no_suspect() -> None:
    (found,) = differences(with_value(PUBLISHED, "staff-officers", 98))
    assert dict(found.suspects) == {"staff-officers": 97, "troops": 2_582}


def test_two_wrong_figures_have_no_single_suspect() -> None:
    wrong = with_value(with_value(PUBLISHED, "troops", 1), "unv", 1)
    assert [dict(one.suspects) for one in differences(wrong)] == [{}, {}]


@pytest.mark.parametrize(("total", "fallen"), [(3_366, ["total"]), (3_367, []), (3_368, [])])
def test_a_count_of_departures_never_falls(total: int, fallen: list[str]) -> None:
    later = ReportedFigures(reported=date(2023, 10, 4), subject="departed", values={"total": total})
    assert [one.name for one in falls([PUBLISHED, later], later)] == fallen


def with_value(figures: ReportedFigures, name: str, value: int) -> ReportedFigures:
    return figures.model_copy(update={"values": {**figures.values, name: value}})
