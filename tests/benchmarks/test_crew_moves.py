"""A team that has to travel cannot begin at the next site on the day on which it ends here."""

from __future__ import annotations

import pytest

from benchmarks.crew_moves import Work, fewest_teams


@pytest.mark.parametrize(
    ("moves", "teams"),
    [(0, 1), (2, 1), (3, 2), (30, 2)],
)
def test_a_journey_longer_than_the_pause_takes_another_team(moves: int, teams: int) -> None:
    works = [Work(0, 5, "north"), Work(5, 7, "north"), Work(9, 12, "south")]
    assert fewest_teams(works, moves) == teams


def test_tasks_on_the_same_days_take_a_team_each() -> None:
    assert fewest_teams([Work(0, 5, "north")] * 3, 0) == 3


def test_a_better_pairing_is_found_than_the_first() -> None:
    works = [Work(0, 2, "a"), Work(0, 4, "b"), Work(4, 6, "b"), Work(4, 6, "a")]
    assert fewest_teams(works, 3) == 2
