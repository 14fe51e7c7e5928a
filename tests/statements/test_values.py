"""A figure is a definition; its values follow from the records, with evidence and other reports."""

from __future__ import annotations

from datetime import date

from drawdown.statements.definitions import definitions
from drawdown.statements.figures import rules
from drawdown.statements.gather import Records
from drawdown.statements.values import QUERIES, FigureValue, values


def value(records: Records, key: str) -> FigureValue:
    (found,) = (each for each in values(records) if each.key == key)
    return found


def test_every_definition_names_a_query_and_every_query_is_named() -> None:
    assert {each.query for each in definitions().figures} == set(QUERIES)


def test_every_figure_of_a_sum_is_defined() -> None:
    names = {each.id for each in definitions().figures}
    assert {name for rule in rules() for name in (rule.sum, *rule.of)} <= names


def test_every_value_has_evidence_and_a_name_of_its_own(minusma: Records) -> None:
    found = values(minusma)
    assert all(each.sources for each in found)
    assert len({each.key for each in found}) == len(found)


def test_143_vehicles_stand_beside_the_150_that_another_reports(minusma: Records) -> None:
    found = value(minusma, "convoy-vehicles-mv-019-2023-11-07")
    assert found.value == 143
    assert [(o.value, o.sources) for o in found.others] == [("150", ("KEWOULO",))]


def test_37_injured_stand_beside_the_26_that_another_reports(minusma: Records) -> None:
    found = value(minusma, "convoy-injured-mv-019-2023-11-07")
    assert found.value == 37
    assert [(o.value, o.sources) for o in found.others] == [("26", ("ALLAF-10N",))]


def test_a_count_of_sites_rests_on_the_sites(minusma: Records) -> None:
    found = value(minusma, "sites-closed-mopti-sevare-2023-12-08")
    assert found.value == len(found.rests_on) == 10
    assert found.rests_on[-1] == "mopti-sevare"


def test_sites_of_one_day_are_counted_once_after_the_last(minusma: Records) -> None:
    days = [v.on for v in values(minusma) if v.of.id == "sites-closed"]
    assert len(days) == len(set(days))
    assert days.count(date(2023, 10, 21)) == 1


def test_the_same_records_give_the_same_values(minusma: Records) -> None:
    assert values(minusma) == values(Records(minusma.register, minusma.history))
