"""What the headline figures of the example are, and how they are marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.progress.telling.words import Language
from drawdown.register.history import History
from drawdown.reports.build import build
from drawdown.reports.counting import COUNTS, figure
from drawdown.reports.figure import Figure
from drawdown.reports.layout import layout_of
from drawdown.reports.reading import shipped_reports
from drawdown.reports.voice import voice_of
from tests.reports.conftest import SEVARE, example

KINDS = [template.id for template in shipped_reports().templates]
FIRST = date(2023, 7, 1)


def test_ten_of_thirteen_sites_are_closed_on_the_day_of_sevare() -> None:
    known = example()

    assert figure(known, "sites-closed").value == 10
    assert figure(known, "sites-all").value == 13
    assert figure(known, "sites-signed").value == 7
    assert figure(known, "sites-unsigned").value == 3
    assert figure(known, "sites-open").value == 3


def test_a_rounded_figure_keeps_its_rounding_and_turns_it_in_the_rest() -> None:
    gone, rest = figure(example(), "people-departed"), figure(example(), "people-there")

    assert (gone.value, gone.about, gone.estimated) == (10500, "more_than", False)
    assert (rest.value, rest.about, rest.estimated) == (3300, "fewer_than", True)


@pytest.mark.parametrize("rule", sorted(COUNTS))
def test_where_nothing_is_recorded_a_figure_is_unknown_and_never_zero(rule: str) -> None:
    full = example()
    mission = full.register.mission.model_copy(update={"liquidation_start": None})
    register = full.register.model_copy(update={"cargo": (), "mission": mission})
    empty = replace(full, history=History(), standings=(), register=register)

    known = figure(empty, rule)

    always = {"sites-all", "deadline", "deadline-days"}
    assert (known.value is not None) == (rule in always)
    assert known.value != 0


def test_a_value_without_evidence_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no evidence"):
        Figure(rule="sites-closed", value=3, as_of=SEVARE)


@given(
    kind=st.sampled_from(KINDS),
    language=st.sampled_from(Language),
    days=st.integers(min_value=-5, max_value=210),
)
def test_every_figure_of_a_report_is_in_its_notes_or_said_to_be_unknown(
    kind: str, language: Language, days: int
) -> None:
    material = example(FIRST + timedelta(days=days))
    report, voice = build(material, kind, language), voice_of(material, language)

    noted = {known for note in report.notes for known in note.figures}
    unknown = {known for _, known in report.unknown}

    assert noted | unknown == set(report.figures)
    assert all(known.evidence and known.value is not None for known in noted)
    assert all(known.value is None for known in unknown)
    numbers = [note["number"] for note in layout_of(report, voice)["notes"]]
    assert numbers == list(range(1, len(numbers) + 1))


@given(days=st.integers(min_value=-5, max_value=210))
def test_nothing_that_came_later_enters_a_report(days: int) -> None:
    day = FIRST + timedelta(days=days)
    material = example(day)

    for kind in ("situation-weekly", "council-annex", "clearance-log"):
        for known in build(material, kind, Language.ENGLISH).figures:
            ahead = known.rule in {"deadline", "liquidation-start", "site-planned"}
            assert ahead or not isinstance(known.value, date) or known.value <= day


def test_people_never_come_back_and_sites_never_open_again_in_the_example() -> None:
    days = [FIRST + timedelta(days=n) for n in range(0, 184, 3)]
    for rule in ("sites-closed", "people-departed", "convoys", "incident-lines", "refusals"):
        values = [figure(example(day), rule).value or 0 for day in days]
        assert values == sorted(values), rule


def test_a_set_of_figures_whose_sums_are_wrong_is_named_and_left_out() -> None:
    whole = example()
    sets = list(whole.history.figures)
    sets[0] = sets[0].model_copy(update={"values": {**sets[0].values, "troops": 2584}})
    broken = replace(whole, history=whole.history.model_copy(update={"figures": tuple(sets)}))

    report = build(broken, "situation-weekly", Language.ENGLISH)

    values = {known.value for known in report.figures if known.rule == "people-category"}
    assert 2584 not in values
    assert 9680 in values
    said = str(layout_of(report, voice_of(broken, Language.ENGLISH))["sections"])
    assert "The set of 27 September 2023 does not reconcile" in said
