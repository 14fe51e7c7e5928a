"""Times of the ledger: UTC, to the second, in one spelling: `2023-07-03T09:12:00Z`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def parse_time(text: str) -> datetime:
    """Return the time; raise `ValueError` for any other spelling and for no day of the calendar."""
    if not _TIME.fullmatch(text):
        raise ValueError("not a time in UTC to the second, like 2023-07-03T09:12:00Z")
    return datetime.fromisoformat(text)


def print_time(when: datetime) -> str:
    """Return the spelling of a time: `print_time(parse_time(x)) == x`."""
    check_time(when)
    return f"{when.replace(tzinfo=None).isoformat()}Z"


def check_time(when: datetime) -> None:
    """Raise `ValueError` unless the time is UTC and a whole second."""
    if (when.tzinfo is not UTC and when.utcoffset() != timedelta(0)) or when.microsecond:
        raise ValueError("not a time in UTC to the second")


def to_the_second(when: datetime) -> datetime:
    """Return the second that a time lies in, in UTC: what a clock is asked for."""
    return when.astimezone(UTC).replace(microsecond=0)
