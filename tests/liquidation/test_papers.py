"""The final documents: their totals tie out, or say that they do not."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from html import escape

import pytest

from drawdown.liquidation.assets import Worth, accounts
from drawdown.liquidation.item import Amount, Care, Held, OpenItem
from drawdown.liquidation.papers import (
    Given,
    Lesson,
    disposition_document,
    donation_document,
    lessons_document,
    register_document,
)
from drawdown.liquidation.performance import figures, performance_document
from drawdown.property.disposal.plan_pages import to_pdf, to_workbook
from drawdown.property.posting import Posting, Way

DAY = date(2024, 11, 15)
WORTH = {"1": Worth("V", "", 10_000, 2_500, "USD"), "2": Worth("IV", "", 300, 100, "USD")}
POSTINGS = (
    Posting("1", "un", Way.ENTERED, 4, date(2023, 7, 1), "site:gao"),
    Posting("2", "un", Way.ENTERED, 9, date(2023, 7, 1), "site:gao"),
    Posting("1", "un", Way.GIVEN, 3, date(2024, 5, 1), "site:gao"),
    Posting("2", "un", Way.SOLD, 9, date(2024, 6, 1), "site:gao"),
)
GIFT = Given("G-1", "Ministry", "gao", "passed", "1", "Generator", 3, 30_000, 7_500, "USD")


def test_the_final_disposition_ties_out_in_pieces_and_both_values() -> None:
    found = accounts(POSTINGS, WORTH, None, until=DAY)
    document = disposition_document("Mission", DAY, found, 0)
    assert document.ties_out
    pieces, inventory, residual = document.totals
    assert pieces[3:] == (13, 0, 0, 9, 3, 0, 0, 1)
    assert inventory[3] == "427.00"
    assert residual[3] == "109.00"


def test_one_generator_that_the_rows_have_too_many_does_not_tie_out() -> None:
    found = accounts(POSTINGS, WORTH, {("1", "site:gao"): 2}, until=DAY)
    assert not disposition_document("Mission", DAY, found, 0).ties_out
    assert not disposition_document("Mission", DAY, accounts((), {}, None, until=DAY), 1).ties_out


def test_the_donation_list_ties_out_with_what_the_account_gave_away() -> None:
    assert donation_document("Mission", DAY, [GIFT], 3).ties_out
    assert not donation_document("Mission", DAY, [GIFT], 2).ties_out
    assert donation_document("Mission", DAY, [GIFT], 3).totals[0][7:] == ("300.00", "75.00")


def test_a_day_before_the_sale_shows_what_was_there_then() -> None:
    found = accounts(POSTINGS, WORTH, None, until=date(2024, 5, 31))
    assert disposition_document("Mission", DAY, found, 0).totals[0][3:] == (
        13,
        0,
        0,
        0,
        3,
        0,
        0,
        10,
    )


@pytest.mark.parametrize("hostile", ["=1+1", "#set page(width: 1pt)", "<b>x</b>", "ثلاثة"])
def test_documents_are_laid_out_whatever_words_they_hold(hostile: str) -> None:
    lesson = Lesson(DAY, "site:gao", ("What", "Quoi"), hostile, "7")
    document = lessons_document("Mission", DAY, [lesson])
    assert to_pdf(document).startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(to_workbook(document))) as book:
        assert escape(hostile, quote=False) in book.read("xl/sharedStrings.xml").decode()


def test_the_performance_report_says_unknown_where_the_records_hold_nothing() -> None:
    document = performance_document("Mission", DAY, {"sites_open": [("2", "2")]}, ties_out=True)
    values = {str(row[1]).split(" / ")[0]: row[2] for row in document.rows}
    assert values["Sites still open"] == "2"
    assert values["Expenditure by budget class"] == "not recorded here / non enregistré ici"
    assert document.totals[0][2] == "1"
    assert to_pdf(document).startswith(b"%PDF")


def test_a_figure_of_the_performance_report_has_a_source_or_is_marked_as_ours() -> None:
    assert all(bool(each.source) != each.ours for each in figures())
    assert len({each.figure for each in figures()}) == len(figures())


def test_the_register_names_each_item_its_owner_its_day_and_who_has_it_then() -> None:
    item = OpenItem(id="A-1", kind="claim", title="Claim", amount=Amount(100, "USD", DAY))
    taken = Care(offered_to="Centre", accepted_by="Centre", accepted_on=DAY, clock=DAY)
    held = [Held(item, Care()), Held(OpenItem(id="B-2", kind="sale", title="Lot"), taken)]
    offices = {"finance_legal": ("Finance", "Finances")}
    document = register_document("Mission", DAY, held, places={}, offices=offices, states={})
    first, second = document.rows
    assert first[0] == "B-2: Lot"
    assert first[3:7] == ("Centre", "Centre", "2024-11-15", "2024-11-15")
    assert second[3] == "Finance / Finances"
    assert second[6] == "no day / sans échéance"
    assert second[8] == "1.00 USD"
    assert document.ties_out
    unclocked = [Held(item, Care(accepted_by="Centre", accepted_on=DAY))]
    assert not register_document("M", DAY, unclocked, places={}, offices={}, states={}).ties_out
