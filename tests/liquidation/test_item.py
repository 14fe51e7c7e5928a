"""An open item as it stands: its age, who has it, and what comes after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drawdown.liquidation.item import Care, Held, OpenItem
from drawdown.liquidation.kinds import item_kinds

TODAY = date(2024, 6, 30)


def test_an_item_has_an_age_where_its_day_is_known_and_is_overdue_after_its_due_day() -> None:
    item = OpenItem(id="A", kind="claim", title="A")
    assert (item.age(TODAY), item.overdue(TODAY)) == (None, False)
    assert not item.drawn
    known = replace(item, opened=date(2024, 6, 1), due=TODAY)
    assert (known.age(TODAY), known.overdue(TODAY)) == (29, False)
    assert known.overdue(date(2024, 7, 1))
    with pytest.raises(ValueError, match="no kind of open item mystery"):
        replace(item, kind="mystery")


def test_what_was_accepted_is_a_residual_until_it_is_settled() -> None:
    assert not Care().residual
    assert Care(accepted_on=TODAY).residual
    assert not Care(accepted_on=TODAY, settled_on=TODAY).residual


def test_who_has_an_item_is_said_by_the_last_who_knew_better() -> None:
    item = OpenItem(id="A", kind="claim", title="A")
    of_kind = item_kinds()["claim"]
    bare = Held(item, Care())
    assert (bare.owner, bare.person, bare.successor, bare.due) == (
        *(of_kind.owner, "", of_kind.successor, None),
    )
    entered = Held(replace(item, owner="a", successor="s", due=date(2024, 1, 1)), Care())
    assert (entered.owner, entered.successor, entered.due) == ("a", "s", date(2024, 1, 1))
    care = Care(owner="b", person="p-1", successor="t", due=date(2024, 2, 2))
    assigned = replace(entered, care=care)
    assert (assigned.owner, assigned.person, assigned.successor, assigned.due) == (
        *("b", "p-1", "t", date(2024, 2, 2)),
    )
    last = replace(care, accepted_by="c", offered_to="u", clock=date(2024, 3, 3))
    accepted = replace(entered, care=last)
    assert (accepted.owner, accepted.person, accepted.successor, accepted.due) == (
        *("c", "", "u", date(2024, 3, 3)),
    )
