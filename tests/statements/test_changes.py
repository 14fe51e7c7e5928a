"""A correction beside what it corrects: nothing is lost, and what differs is marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drawdown.statements.changes import side_by_side

TEXTS = st.lists(st.sampled_from(["a b", "a c", "d", "143 vehicles", ""]), max_size=5).map(
    "\n\n".join
)


@given(TEXTS, TEXTS)
def test_each_side_is_its_text_and_what_is_not_marked_is_alike(one: str, other: str) -> None:
    pairs = side_by_side(one, other)
    before = ["".join(run.text for run in pair.before) for pair in pairs]
    after = ["".join(run.text for run in pair.after) for pair in pairs]
    assert [p for p in before if p] == [p for p in one.split("\n\n") if p]
    assert [p for p in after if p] == [p for p in other.split("\n\n") if p]
    for pair in pairs:
        same = [r.text for r in pair.before if not r.changed]
        assert same == [r.text for r in pair.after if not r.changed]


def test_the_word_that_changed_is_the_one_that_is_marked() -> None:
    (pair,) = side_by_side("In all, 143 vehicles left.", "In all, 150 vehicles left.")
    assert [r.text for r in pair.before if r.changed] == ["143"]
    assert [r.text for r in pair.after if r.changed] == ["150"]
