"""Events: what has happened, as it is written on the command line or in a YAML file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import fitted, read_value
from drawdown.progress.replan.faults import NO_SUCH_KIND, NOT_AN_EVENT, WRONG_VALUE

MOST = 200
"""Events of one replanning."""

ON_THE_COMMAND_LINE = Place("--event")


class EventKind(StrEnum):
    """What can happen to a plan."""

    LEG_SHUT = "leg_shut"
    AIRFIELD_SHUT = "airfield_shut"
    CONVOY_SLIPS = "convoy_slips"
    CREW_LOST = "crew_lost"
    CLEARANCE_REFUSED = "clearance_refused"
    LEAVE_NOW = "leave_now"
    NEW_DEADLINE = "new_deadline"
    TURN_IN_SHORT = "turn_in_short"
    HUB_LOST = "hub_lost"
    PORT_LOST = "port_lost"


class Event(Frozen):
    """Something that happened to a subject from one day on, or to another, both included."""

    kind: EventKind
    subject: Annotated[str, Field(min_length=1, max_length=80)]
    first: Annotated[date, Field(alias="from")]
    last: Annotated[date | None, Field(alias="to")] = None
    number: Annotated[int, Field(ge=1, le=1000)] = 1
    """Teams, escorts or trucks that are lost."""
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    """Share of a site's cargo that is still to leave and really is there."""
    known: date | None = None
    """The day on which it became known, when that is not its first day."""
    source: str | None = None
    inferred: bool = False
    note: str | None = None

    model_config = {"validate_by_name": True, "validate_by_alias": True, "serialize_by_alias": True}

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last is not None and self.last < self.first:
            raise ValueError(f"it ends ({self.last}) before it begins ({self.first})")
        if self.kind is EventKind.TURN_IN_SHORT and self.share is None:
            raise ValueError("a short turn-in needs a share")
        return self

    def __str__(self) -> str:
        until = f" to {self.last}" if self.last else ""
        return f"{self.kind.value} {self.subject} from {self.first}{until}"


def parse_event(text: str, place: Place = ON_THE_COMMAND_LINE) -> Event:
    """Return the event of `KIND:SUBJECT:FROM[:TO]`; a subject may carry `*NUMBER` or `=SHARE`."""
    parts = text.split(":")
    if len(parts) not in (3, 4):
        raise Refused([NOT_AN_EVENT.at(place, text=text)])
    kind, subject = parts[0].replace("-", "_"), parts[1]
    if kind not in set(EventKind):
        nearest = suggestion(kind, [k.value for k in EventKind])
        raise Refused([NO_SUCH_KIND.at(place, kind=kind, nearest=nearest)])
    values: dict[str, object] = {"kind": kind, "from": parts[2]}
    if "=" in subject:
        subject, values["share"] = subject.split("=", 1)
    elif "*" in subject:
        subject, values["number"] = subject.split("*", 1)
    values["subject"] = subject
    if len(parts) == 4:
        values["to"] = parts[3]
    return fitted(Event, values, place, WRONG_VALUE, "event")


def read_events(path: Path) -> tuple[Event, ...]:
    """Return the events of a YAML file; refuse it with every finding."""
    problem = f"not a list of at most {MOST} events"
    rows = read_value(path, WRONG_VALUE, problem)
    if not isinstance(rows, list) or len(rows) > MOST:
        raise Refused([WRONG_VALUE.at(Place(str(path)), field="file", problem=problem)])
    events: list[Event] = []
    findings: list[Finding] = []
    for number, row in enumerate(rows, 1):
        place = Place(str(path), field=f"event {number}")
        try:
            events.append(fitted(Event, row, place, WRONG_VALUE, "event"))
        except Refused as refused:
            findings += refused.findings
    if findings:
        raise Refused(findings)
    return tuple(events)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events by the day on which they became known."""
    return tuple(sorted(events, key=lambda event: (event.known or event.first, event.kind)))
