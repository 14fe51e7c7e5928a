"""A difference list says new, changed, missing and conflicting, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from drawdown.property.intake.differences import (
    Difference,
    Is,
    Known,
    differences,
    parsed,
    printed,
)
from drawdown.property.intake.listing import Listing, entries, outdated, store
from drawdown.property.line import Condition, Line, Sort

LINE = Line(line="1", sort=Sort.ASSET, owner="un", site="gao", description="Pump", quantity=3)
VALUES: dict[str, Any] = {name: getattr(LINE, name) for name in LINE.__slots__}


def line(**changed: Any) -> Line:
    return Line(**VALUES | changed)


def compare(theirs: Line, ours: Line | None, **base: Any) -> list[Difference]:
    there = {} if ours is None else {ours.line: Known(ours, base)}
    return list(differences([theirs], lambda _: there))


def test_what_nobody_knew_is_new_with_all_its_values() -> None:
    (found,) = compare(line(), None)
    assert (found.what, found.values["quantity"]) == (Is.NEW, 3)


def test_what_is_equal_is_not_listed() -> None:
    assert compare(line(), line()) == []


def test_what_the_table_changed_is_named_by_field() -> None:
    (found,) = compare(line(condition=Condition.POOR, quantity=2), line())
    assert found.what is Is.CHANGED
    assert found.fields == {"condition": ("unknown", "unknown", "poor"), "quantity": (3, 3, 2)}


def test_what_we_changed_and_the_table_did_not_stays_ours() -> None:
    assert compare(line(quantity=3), line(quantity=2), quantity=3) == []


def test_what_both_changed_is_a_conflict() -> None:
    (found,) = compare(line(quantity=1), line(quantity=2), quantity=3)
    assert (found.what, found.fields) == (Is.CONFLICTING, {"quantity": (3, 2, 1)})


def test_what_both_changed_alike_is_no_difference() -> None:
    assert compare(line(quantity=2), line(quantity=2), quantity=3) == []


def test_another_owner_is_a_conflict() -> None:
    theirs = line(owner="unit:egy", sort=Sort.CONTINGENT)
    assert [found.what for found in compare(theirs, line())] == [Is.CONFLICTING]


VALUE = st.one_of(st.none(), st.text(max_size=5), st.integers(-9, 9))
LISTED = st.builds(
    Difference,
    st.text(min_size=1, max_size=5),
    st.sampled_from(Is),
    st.dictionaries(st.sampled_from(["site", "unit"]), st.text(max_size=5)),
    st.dictionaries(st.sampled_from(["site", "unit"]), st.tuples(VALUE, VALUE, VALUE)),
)


@given(LISTED)
def test_a_line_of_the_list_is_read_as_it_was_written(each: Difference) -> None:
    assert parsed(printed(each)) == each


def listing_of(found: list[Difference]) -> tuple[Listing, dict[str, bytes]]:
    stored: dict[str, bytes] = {}

    def put(content: bytes) -> str:
        name = f"{len(stored):064x}"
        stored[name] = content
        return name

    parts, counts = store(found, put)
    head = Listing(mapping="a", file="a.csv", sha256="0" * 64, on=date(2023, 7, 1), rows=1,
                   counts=counts, parts=parts)  # fmt: skip
    return head, stored


def test_a_list_is_stored_in_parts_and_read_back() -> None:
    found = [Difference(str(number), Is.MISSING) for number in range(10_001)]
    head, stored = listing_of(found)
    assert (len(head.parts), head.counts) == (2, {"missing": 10_001})
    assert list(entries(head, stored.__getitem__)) == found


def test_a_list_that_no_longer_says_how_things_stand_is_outdated() -> None:
    def known(names: Sequence[str]) -> Mapping[str, Known]:
        return {"1": Known(now)}

    now = line()
    head, stored = listing_of(compare(line(quantity=2), now))
    assert list(outdated(head, stored.__getitem__, known)) == []
    now = line(quantity=1)
    assert list(outdated(head, stored.__getitem__, known)) == ["1"]
    new, stored = listing_of(compare(line(), None))
    assert list(outdated(new, stored.__getitem__, known)) == ["1"]
    wrong = new.model_copy(update={"counts": {"new": 7}})
    assert "*" in list(outdated(wrong, stored.__getitem__, lambda _: {}))
