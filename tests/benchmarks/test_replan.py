"""The benchmark of replanning says which rule an answer breaks, after which event."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from benchmarks.replan import tell_breaches
from drawdown.progress.replan.events import Event, EventKind

EVENT = Event(
    kind=EventKind.LEG_SHUT, subject="road-mid", first=date(2023, 8, 1), last=date(2023, 8, 9)
)


def test_each_breach_is_told_beside_its_event(capsys: pytest.CaptureFixture[str]) -> None:
    new = Counter({("task-length", "mid/T45"): 1, ("crew", "packing"): 2})
    assert tell_breaches(EVENT, 30, new)
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [
        "leg_shut:road-mid:2023-08-01:2023-08-09 on day 30: crew, 2 times: packing",
        "leg_shut:road-mid:2023-08-01:2023-08-09 on day 30: task-length, 1 times: mid/T45",
    ]
    assert not printed.out


def test_nothing_is_told_of_an_answer_that_breaks_no_rule(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert not tell_breaches(EVENT, 30, Counter())
    assert not capsys.readouterr().err
