"""The disposal plan as a document says its totals, and whether they tie out."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from drawdown.property.disposal.document import Document, final_document, preliminary_document
from drawdown.property.disposal.plan import OPEN, Final, Row
from drawdown.property.disposal.plan_pages import to_pdf, to_workbook
from drawdown.property.disposal.sales import Sale, Sales
from drawdown.property.posting import Way

ON = date(2023, 9, 1)
ROWS = (
    Row("I", "USD", 2, 5, 100_000, 40_000, 0),
    Row(OPEN, "", 1, 7, 0, 0, 7),
    Row(OPEN, "USD", 3, 9, 300_000, 10_050, 2),
)


def preliminary(register: dict[str, tuple[int, int]]) -> Document:
    to = {"I": ("Other missions", "Autres missions")}
    return preliminary_document("MINUSMA", ON, ROWS, register=register, destinations=to)


def test_the_totals_are_those_of_the_register_or_it_says_so() -> None:
    found = preliminary({"": (1, 7), "USD": (5, 14)})
    assert found.ties_out
    assert found.totals[1] == (
        "Total", "", "USD", 5, 14, "4\u202f000.00", "500.50", 2,
    )  # fmt: skip
    assert not preliminary({"": (1, 7), "USD": (5, 15)}).ties_out
    assert not preliminary({"USD": (5, 14)}).ties_out


def test_what_has_no_currency_is_not_priced_at_zero() -> None:
    assert preliminary({}).rows[1][5:7] == ("–", "–")


def test_the_final_plan_says_how_it_went() -> None:
    went = {Way.SOLD: 4, Way.LEFT: 3}
    found = final_document("MINUSMA", ON, [Final("IV", 9, went, 2), Final(OPEN, 1, {}, 1)])
    assert found.rows[0] == ("IV", 9, 3, 0, 4, 0, 0, 0, 2)
    assert found.totals == (("Total", 10, 3, 0, 4, 0, 0, 0, 3),)
    assert found.ties_out
    assert not final_document("MINUSMA", ON, [Final("IV", 9, went, 3)]).ties_out


@pytest.mark.parametrize("document", [preliminary({}), final_document("M", ON, [])])
def test_it_is_laid_out_alike_each_time(document: Document) -> None:
    content = to_pdf(document)
    assert content.startswith(b"%PDF-")
    assert content == to_pdf(document)
    assert re.search(rb"/Type\s*/Page\b", content)


def test_a_workbook_holds_figures_as_figures() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_workbook(preliminary({}))))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[4][:5] == ["I", "Other missions / Autres missions", "USD", 2.0, 5.0]
    assert "NOT" in str(rows[1][1])


FINALS = (Final("III", 5, {Way.SOLD: 4}, 1), Final("IV", 9, {Way.SOLD: 9}, 0))
SOLD = (
    Sale({"III": 3}, 500_000, "USD"),
    Sale({"IV": 2}, 2_050, "USD"),
    Sale({"IV": 1}, 70_000, "EUR"),
    Sale({"III": 1, "IV": 4}, 10_000, "USD"),
    Sale({"IV": 2}),
)


def test_sales_stand_by_group_and_currency_and_tie_out() -> None:
    found = final_document("M", ON, FINALS, sales=Sales(SOLD))
    assert found.ties_out
    assert found.second is not None
    assert found.second.rows == (
        ("III", "USD", 1, 3, "5\u202f000.00"),
        ("III + IV", "USD", 1, 5, "100.00"),
        ("IV", "–", 1, 2, "not recorded / non inscrit"),
        ("IV", "EUR", 1, 1, "700.00"),
        ("IV", "USD", 1, 2, "20.50"),
    )
    assert set(found.second.totals) == {
        ("Total", "USD", 3, 10, "5\u202f120.50"),
        ("Total", "EUR", 1, 1, "700.00"),
        ("Total", "–", 1, 2, "not recorded / non inscrit"),
    }


def test_pieces_sold_in_no_lot_do_not_tie_out() -> None:
    assert not final_document("M", ON, FINALS, sales=Sales(SOLD[:-1])).ties_out
    assert not final_document("M", ON, FINALS[:1], sales=Sales(SOLD)).ties_out


def test_sales_are_in_the_workbook_and_on_paper() -> None:
    document = final_document("M", ON, FINALS, sales=Sales(SOLD))
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_workbook(document)))
    rows = [row[:5] for row in book.get_sheet_by_index(0).to_python()]
    assert ["III + IV", "USD", 1.0, 5.0, "100.00"] in rows
    assert any("how it divides is not known" in str(row[0]) for row in rows)
    assert to_pdf(document).startswith(b"%PDF-")
