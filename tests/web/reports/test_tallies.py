"""What other parts of the record hold, counted for reports: known on the last day alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from drawdown.progress.telling.words import Language
from drawdown.reports.build import build
from drawdown.reports.counting import figure
from drawdown.reports.figure import Evidence, EvidenceKind
from drawdown.reports.material import Material
from drawdown.reports.report import Report, Table, Text
from drawdown.reports.tallied import Moved, Tallies, Tally, Undertaking
from drawdown.web.reports.queries import last_day, material_of, position
from tests.web.reports.conftest import OGOSSAGOU

pytestmark = pytest.mark.django_db
ACT = (Evidence(EvidenceKind.ACT, "7", "a" * 64),)


def section(report: Report, name: str) -> Table | Text:
    (block,) = next(one.blocks for one in report.sections if one.id == name)
    assert isinstance(block, Table | Text)
    return block


def test_an_earlier_day_has_no_counts_and_says_so(ogossagou: Material) -> None:
    early = material_of(last_day() - timedelta(days=1), position())
    assert early.tallies is None
    said = section(build(early, "situation-weekly", Language.FRENCH), "environment")
    assert isinstance(said, Text)
    assert "dernier jour du registre" in said.text


def test_what_is_not_recorded_is_not_counted_as_nothing(ogossagou: Material) -> None:
    assert material_of(last_day(), position()).tallies is not None
    assert figure(ogossagou, "containers-counted").value is None
    table = section(build(ogossagou, "situation-weekly", Language.ENGLISH), "liquidation")
    assert isinstance(table, Table)
    assert table.rows == ()
    assert table.empty == "The liquidation has not begun."


@pytest.mark.parametrize("language", list(Language))
def test_groups_are_named_in_the_language_of_the_report(
    ogossagou: Material, language: Language
) -> None:
    held = Tallies(
        by_section={
            "property": (Tally("property-decided", "gift", 12, ACT),),
            "environment": (
                Tally("findings-open", "risk-high", 3, ACT),
                Tally("waste-sent", "oil", 400, ACT, ("oil", "huile")),
            ),
        },
        undertakings=(Undertaking("ogossagou", "guards the well", date(2024, 3, 1), None, ACT),),
        containers=Moved(41, ACT, reconstructed=True),
    )
    material = replace(ogossagou, tallies=held)
    weekly = build(material, "situation-weekly", language)
    annex = build(material, "council-annex", language)

    assert figure(material, "containers-counted").value == 41
    assert figure(material, "containers-counted").reconstructed
    assert figure(material, "vehicles-counted").value is None
    french = language is Language.FRENCH
    for name, words in (
        ("property", ["don" if french else "gift"]),
        ("environment", ["risque élevé" if french else "high risk", "huile" if french else "oil"]),
    ):
        table = section(weekly, name)
        assert isinstance(table, Table)
        assert [row.cells[1].text for row in table.rows] == words
    told = section(annex, "obligations")
    assert isinstance(told, Table)
    assert [cell.text for cell in told.rows[0].cells][3] == (
        "pas encore vérifié" if french else "nobody has looked"
    )
    assert annex.as_of == OGOSSAGOU
