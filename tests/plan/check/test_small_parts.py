"""Parts of the checker on the smallest cases, where a slip by one shows."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from drawdown.plan.check.demurrage import demurrage
from drawdown.plan.check.departures import release_cap
from drawdown.plan.check.exact import overloads
from drawdown.register.network import HOME


def test_uses_that_end_before_they_begin_or_take_nothing_load_nothing() -> None:
    assert list(overloads([(5, 3, 4), (2, 2, 9), (1, 8, 0)], 1)) == []
    [((first, _), peak)] = overloads([(5, 3, 4), (1, 8, 2)], 1)
    assert (first, peak) == (1, 2)


def test_without_a_price_no_container_costs_anything_in_a_port() -> None:
    costs = SimpleNamespace(demurrage_teu_day=None, demurrage_free_days=7)
    facts: Any = SimpleNamespace(register=SimpleNamespace(costs=costs, ports=()))
    assert demurrage(facts) == Fraction(0)


def test_the_cap_is_told_of_the_day_before_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = SimpleNamespace(release_cap_date="day 10", release_cap_share=0.5)
    people = SimpleNamespace(people=6, destination=HOME, depart=9)
    later = SimpleNamespace(people=4, destination=HOME, depart=10)
    register = SimpleNamespace(
        movement=SimpleNamespace(guard=guard), sites=[SimpleNamespace(id="gao")]
    )
    facts: Any = SimpleNamespace(
        register=register,
        calendar=SimpleNamespace(day=lambda _: 10),
        plan=SimpleNamespace(movements=[people, later]),
    )
    monkeypatch.setattr(
        "drawdown.plan.check.departures.headcount", lambda *_: SimpleNamespace(must_leave=10)
    )
    [fault] = release_cap(facts)
    assert (fault.found, fault.days) == ("6 people have left the country", (9,))
