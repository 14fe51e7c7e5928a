"""Clearances: asked for, due, granted, refused, withdrawn; and what a refusal costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.progress import faults


class Answer(StrEnum):
    """What the authority said."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Clearance:
    """One request. `movements` are those of the plan that wait for it."""

    id: str
    kind: str
    authority: str
    asked_on: date
    needed_by: date
    movements: tuple[str, ...]
    sites: tuple[str, ...]
    status: Answer = Answer.ASKED
    answered_on: date | None = None
    valid_until: date | None = None
    reason: str = ""
    answered_by: str = ""
    """Which office of the authority answered, in words."""

    def open_days(self, today: date) -> int:
        """Return for how many days it was, or has been, without an answer."""
        return ((self.answered_on or today) - self.asked_on).days

    def overdue(self, today: date) -> bool:
        """Return whether the movement should have left and there is no answer."""
        return self.status is Answer.ASKED and today > self.needed_by


Clearances = Mapping[str, Clearance]


def may_ask(known: Clearances, request: Clearance, *, ask_days: int) -> Iterator[Finding]:
    """A request has its own id; one that comes late for its kind is marked."""
    place = Place(f"clearance:{request.id}")
    if request.id in known:
        yield faults.CLEARANCE_TWICE.at(place, clearance=request.id)
    days = (request.needed_by - request.asked_on).days
    if days < ask_days:
        yield faults.ASKED_LATE.at(place, days=days, kind=request.kind, needed=ask_days)


def may_answer(known: Clearances, clearance: str, answer: Answer) -> Iterator[Finding]:
    """A request is answered once; what was granted may be withdrawn."""
    place = Place(f"clearance:{clearance}")
    request = known.get(clearance)
    if request is None:
        nearest = suggestion(clearance, known)
        yield faults.NO_SUCH_CLEARANCE.at(place, clearance=clearance, nearest=nearest)
    elif answer is Answer.WITHDRAWN and request.status is not Answer.GRANTED:
        yield faults.NOT_GRANTED.at(place, clearance=clearance, status=request.status)
    elif answer is not Answer.WITHDRAWN and request.status is not Answer.ASKED:
        yield faults.ANSWERED_ALREADY.at(
            place, clearance=clearance, status=request.status, day=request.answered_on
        )
