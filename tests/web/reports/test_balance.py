"""The balance of the liquidation in a report, counted from postings and rows."""

from __future__ import annotations

from pathlib import Path

from django.test import Client

from drawdown.progress.telling.words import Language
from drawdown.reports.build import build
from drawdown.reports.report import Row, Table
from drawdown.web.property.models import Item
from drawdown.web.records.guard import recording
from drawdown.web.reports.queries import last_day, material_of, position
from tests.web.liquidation.test_status import liquidating, sites
from tests.web.property.test_import import apply, table

__all__ = ["liquidating", "sites"]


def balance(language: Language) -> dict[str, object]:
    report = build(material_of(last_day(), position()), "situation-weekly", language)
    (section,) = [each for each in report.sections if each.id == "liquidation"]
    (block,) = section.blocks
    assert isinstance(block, Table)
    rows: list[Row] = [r for r in block.rows if r.figures[0].rule == "balance-pieces"]
    assert all(row.figures[0].evidence for row in rows)
    return {row.figures[0].subject: row.figures[0].value for row in rows}


def test_what_was_entered_and_what_remains_stand_in_the_report(
    client: Client, liquidating: tuple[str, str], tmp_path: Path
) -> None:
    assert balance(Language.ENGLISH) == {}
    apply(table(tmp_path, ("1", "Generator", liquidating[0], 3)))
    assert balance(Language.FRENCH) == {
        "balance-opened": 3,
        "balance-gone": 0,
        "balance-remaining": 3,
        "balance-off": 0,
    }


def test_a_piece_that_nobody_accounts_for_is_counted(
    client: Client, liquidating: tuple[str, str], tmp_path: Path
) -> None:
    apply(table(tmp_path, ("1", "Generator", liquidating[0], 3)))
    with recording():
        Item.objects.filter(line="1").update(quantity=4)
    assert balance(Language.ENGLISH)["balance-off"] == -1
