"""A scanner writes labels; a person writes numbers beside them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drawdown.property.count.scans import printed, scans_of

LABELS = st.from_regex(r"[A-Z0-9]{1,8}(-[A-Z0-9]{1,6})?", fullmatch=True)


def test_each_scan_is_one_piece_and_a_number_says_how_many() -> None:
    text = "4711\n4711\r\n 0815 \n\nTENT-1 ×12\nTENT-2;0\nTENT-3\t7\nBox 5\n"
    assert scans_of(text).pieces == {
        "4711": 2, "0815": 1, "TENT-1": 12, "TENT-2": 0, "TENT-3": 7, "Box 5": 1,
    }  # fmt: skip


def test_a_page_of_text_is_no_label() -> None:
    assert scans_of("x" * 101).unread == ("x" * 40,)


@given(st.dictionaries(LABELS, st.integers(0, 10**8)))
def test_what_is_printed_is_read_again(pieces: dict[str, int]) -> None:
    assert scans_of(printed(pieces)).pieces == pieces


@given(st.text())
def test_any_text_is_read_in_some_way(text: str) -> None:
    assert all(number >= 0 for number in scans_of(text).pieces.values())
