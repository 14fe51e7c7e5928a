"""The day on which the pages of the closing stand: today, or in the example the day it tells of."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from drawdown.web.closing.queries import register
from drawdown.web.people.who import Who, is_example
from drawdown.web.records.models import Entry
from drawdown.web.register.queries import current_snapshot

A_YEAR = timedelta(days=366)
"""An act of the story claims a day up to a year after the deadline; what visitors do is later."""


def day_of(who: Who) -> date:
    """Return the day that a page counts from.

    The example stands on the last day that its story tells, and without a story on the first day
    of its plan: an example of 2023 is not late by years.
    """
    return day_at(who.at, example=who.example)


def day_at(now: datetime, *, example: bool) -> date:
    """Return the same day for what asks without a person: a command."""
    today = now.date()
    if not example or current_snapshot() is None:
        return today
    mission = register().mission
    end = datetime.combine(mission.deadline + A_YEAR, time(), UTC)
    told = Entry.objects.filter(person__startswith="p-", claimed__lt=end).order_by("-claimed")
    last = told.values_list("claimed", flat=True).first()
    return min(today, last.date() if last is not None else mission.plan_start)


def day_given(text: str) -> date:
    """Return the day that a command was given, `YYYY-MM-DD`; without one, where pages stand.

    Raises `ValueError` where the text is no day.
    """
    if text:
        return date.fromisoformat(text)
    return day_at(timezone.now(), example=is_example())


def moment_of(who: Who) -> datetime:
    """Return the moment that a page counts hours from: now, or the end of the day it stands on."""
    return min(who.at, datetime.combine(day_of(who), time.max, UTC))
