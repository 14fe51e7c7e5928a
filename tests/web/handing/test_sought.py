"""Lines of a long pack are sought by words and shown in pieces; a form that is judged is whole."""

from __future__ import annotations

import pytest

from drawdown.web.closing.asking.form import Choice
from drawdown.web.handing.sought import AT_ONCE, MOST_CHOICES, Sought, sought_in

LINES: tuple[Choice, ...] = tuple(
    (f"item:E-{n:04}", f"Generator {n} kVA, yard") for n in range(900)
)


def test_a_line_has_every_word_that_is_sought_whatever_its_case() -> None:
    sought = sought_in({"find": "  YARD generator 77 "})
    assert [name for name, _ in sought.among(LINES)][:3] == [
        "item:E-0077",
        "item:E-0177",
        "item:E-0277",
    ]
    assert sought_in({"find": "pump"}).among(LINES) == ()


def test_a_page_offers_the_first_lines_and_every_one_that_is_chosen() -> None:
    chosen = frozenset({"item:E-0899", "item:E-0001"})
    offered = [name for name, _ in sought_in({}).among(LINES, chosen)]
    assert offered[:2] == ["item:E-0001", "item:E-0899"]
    assert len(offered) == MOST_CHOICES
    assert len(set(offered)) == MOST_CHOICES


def test_where_a_form_is_judged_every_line_counts() -> None:
    assert Sought().among(LINES) == LINES


def test_pieces_of_a_look_are_whole_together() -> None:
    pages = sought_in({}).pages(len(LINES))
    pieces = [sought_in({"page": str(number)}).piece(LINES) for number in range(pages)]
    assert tuple(line for piece in pieces for line in piece) == LINES
    assert {len(piece) for piece in pieces} == {AT_ONCE}
    assert sought_in({}).pages(0) == 1


@pytest.mark.parametrize("nonsense", ["-1", "x", "9999999", "²", ""])
def test_a_page_that_is_no_number_is_the_first(nonsense: str) -> None:
    assert sought_in({"page": nonsense}).page == 0
