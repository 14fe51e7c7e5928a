"""The smallest set is found among all sets, and each of its parts is needed."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from drawdown.plan.whatif.causes import smallest, within
from drawdown.plan.whatif.change import Change, Lever

THINGS = tuple(Change(lever=Lever.ESCORTS, amount=n) for n in range(1, 8))
Sets = frozenset[Change]


@given(st.sets(st.frozensets(st.sampled_from(THINGS), max_size=4), min_size=1, max_size=4))
def test_what_is_found_holds_and_nothing_can_be_left_out(conflicts: set[Sets]) -> None:
    def holds(some: tuple[Change, ...]) -> bool:
        return any(conflict <= set(some) for conflict in conflicts)

    found = smallest(THINGS, holds, new=True)
    assert holds(found)
    parts = chain.from_iterable(combinations(found, n) for n in range(len(found)))
    assert not any(holds(part) for part in parts)


def test_one_cause_among_many_takes_few_questions() -> None:
    asked: list[tuple[Change, ...]] = []

    def holds(some: tuple[Change, ...]) -> bool:
        asked.append(some)
        return THINGS[2] in some

    assert smallest(THINGS, holds) == (THINGS[2],)
    assert len(asked) <= 6


def test_as_much_or_more_of_everything_is_within() -> None:
    one, two = (Change(lever=Lever.ESCORTS, amount=n) for n in (1, 2))
    team = Change(lever=Lever.TEAMS, amount=1, subject="engineering")
    assert within([], [one])
    assert within([one], [two, team])
    assert not within([two], [one, team])
    assert not within([team], [team.model_copy(update={"subject": "packing"})])
