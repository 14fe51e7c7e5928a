"""The mission's own figures stand in a report, each with its definition and its evidence."""

from __future__ import annotations

import pytest

from drawdown.progress.telling.words import Language
from drawdown.reports.build import build
from drawdown.reports.own import PREFIX, with_own
from drawdown.reports.pack import completed, shipped_pack
from drawdown.reports.report import Table
from drawdown.statements.gather import Records
from drawdown.statements.own import NONE, shipped_own
from tests.reports.conftest import example, told


def table(language: Language) -> Table:
    report, _ = told("situation-weekly", language)
    (section,) = [each for each in report.sections if each.id == "own"]
    (block,) = section.blocks
    assert isinstance(block, Table)
    return block


@pytest.mark.parametrize("language", list(Language))
def test_each_own_figure_is_said_with_what_it_rests_on(language: Language) -> None:
    defined = shipped_own().by_id
    rows = {row.figures[0].rule.removeprefix(PREFIX): row for row in table(language).rows}

    assert "sites-signed" in rows
    for name, row in rows.items():
        figure, own = row.figures[0], defined[name]
        said = own.name_fr if language is Language.FRENCH else own.name
        assert row.label.casefold() == said.casefold()
        assert figure.value is not None
        assert figure.evidence


def test_the_number_is_that_of_the_records_by_the_day() -> None:
    (signed,) = [r for r in table(Language.ENGLISH).rows if r.label == "Sites signed over"]
    material = example()
    records = Records(material.register, material.history, shipped_own())
    counted = {each.of.id: each.value for each in with_own(material, records).own}

    assert signed.figures[0].value == counted["sites-signed"] > 0


def test_a_mission_without_definitions_is_told_so() -> None:
    material = example()
    bare = with_own(material, Records(material.register, material.history, NONE))
    report = build(bare, "situation-weekly", Language.FRENCH)
    (section,) = [each for each in report.sections if each.id == "own"]

    assert isinstance(section.blocks[0], Table)
    assert section.blocks[0].rows == ()
    assert section.blocks[0].empty.startswith("Aucun chiffre propre")


def test_templates_of_an_older_version_take_the_words_that_a_later_one_needs() -> None:
    shipped = shipped_pack().rules
    older = shipped.with_tables(words=shipped.words[1:])
    missing = shipped.words[0].id

    assert missing not in older.by_word
    assert completed(older).by_word[missing] == shipped.words[0]
