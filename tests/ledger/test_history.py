"""A history is acts of one mission, each once, in the order in which they were recorded."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from drawdown.ledger.act import Act, ActId, Actor, PersonId, print_act
from drawdown.ledger.history import Break, check_history

NOON = datetime(2023, 7, 3, 12, tzinfo=UTC)


def entry(number: int, **changes: Any) -> bytes:
    fields: dict[str, Any] = {
        "act": ActId(str(uuid.UUID(int=number))),
        "actor": Actor(person=PersonId("p-1"), capacity="chief", delegation=None),
        "kind": "site.closed",
        "mission": "minusma",
        "claimed": NOON,
        "recorded": NOON + timedelta(seconds=number),
        "seen": number,
        "body": {},
    }
    return print_act(Act(**fields | changes))


def breaks(*entries: bytes) -> list[Break]:
    return list(check_history(entries, mission="minusma"))


def test_a_good_history_has_no_break() -> None:
    assert not breaks(*(entry(number) for number in range(20)))
    assert not breaks(entry(0), entry(1, recorded=NOON))
    assert not list(check_history([entry(7)], mission="minusma", first=7))


def test_each_break_is_named_with_its_entry() -> None:
    assert [
        (each.index, each.problem)
        for each in breaks(
            entry(0),
            b"{}",
            entry(2, act=ActId(str(uuid.UUID(int=0)))),
            entry(3, recorded=NOON),
            entry(4, seen=5),
            entry(5, mission="minusca"),
        )
        if each.index != 1
    ] == [
        (2, f"the act {uuid.UUID(int=0)} stands twice"),
        (3, "recorded before the entry above it"),
        (4, "its author had seen 5 entries of 4"),
        (5, "an act of the mission minusca"),
    ]
    assert "`kind` is missing" in breaks(b"{}")[0].problem
