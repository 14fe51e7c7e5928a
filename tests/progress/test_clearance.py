"""Clearances: each request is answered once, and its age is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drawdown.core.findings import errors
from drawdown.progress.clearance import Answer, Clearance, may_answer, may_ask

ASKED = date(2023, 9, 17)
NEEDED = date(2023, 9, 24)
REQUEST = Clearance(
    id="C-200",
    kind="convoy",
    authority="host",
    asked_on=ASKED,
    needed_by=NEEDED,
    movements=("lift-kidal-001",),
    sites=("kidal",),
)


def test_a_request_has_its_own_id() -> None:
    assert not list(may_ask({}, REQUEST, ask_days=7))
    assert [f.code for f in may_ask({"C-200": REQUEST}, REQUEST, ask_days=7)] == ["W202"]


def test_a_late_request_is_marked_and_not_refused() -> None:
    found = list(may_ask({}, REQUEST, ask_days=21))
    assert [f.code for f in found] == ["W205"]
    assert not errors(found)


@pytest.mark.parametrize("before", list(Answer))
@pytest.mark.parametrize("answer", [Answer.GRANTED, Answer.REFUSED, Answer.WITHDRAWN])
def test_only_an_open_request_is_answered_and_only_a_grant_withdrawn(
    before: Answer, answer: Answer
) -> None:
    known = {"C-200": replace(REQUEST, status=before, answered_on=NEEDED)}
    may = before is (Answer.GRANTED if answer is Answer.WITHDRAWN else Answer.ASKED)
    assert (not list(may_answer(known, "C-200", answer))) is may


def test_a_request_nobody_made_is_named() -> None:
    [found] = may_answer({"C-200": REQUEST}, "C-20", Answer.GRANTED)
    assert found.code == "W201"
    assert "C-200" in found.remedy


def test_the_age_of_a_request_is_counted_to_its_answer_or_to_today() -> None:
    assert REQUEST.open_days(date(2023, 10, 31)) == 44
    answered = replace(REQUEST, status=Answer.REFUSED, answered_on=date(2023, 9, 20))
    assert answered.open_days(date(2023, 10, 31)) == 3
    assert REQUEST.overdue(date(2023, 9, 25))
    assert not REQUEST.overdue(NEEDED)
    assert not answered.overdue(date(2023, 9, 25))
