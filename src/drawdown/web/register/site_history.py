"""What really happened at a site, each figure with its evidence. The plan knows none of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from drawdown.register.history import Event, History, PastMovement, SiteHistory
from drawdown.register.model import Register
from drawdown.register.site import Site
from drawdown.web.register.origins import Origin, origin_of
from drawdown.web.register.places import Places
from drawdown.web.register.site_facts import Fact, fact_of
from drawdown.web.ui.formats import day, day_short, number
from drawdown.web.ui.names import (
    CIRCUMSTANCES,
    EVENTS,
    PAST_KINDS,
    PAST_MODES,
    PAST_STATES,
    named,
)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a site, or an annex of it, was left. `unsigned` when nobody signed for it."""

    name: str
    unsigned: bool
    left: str
    taken_by: str
    facts: tuple[Fact, ...]
    documents: tuple[str, ...]
    documents_origin: Origin
    witnesses: tuple[str, ...]
    witnesses_origin: Origin


@dataclass(frozen=True, slots=True)
class PastLine:
    """A movement that took place, was held, or was refused."""

    when: Fact
    kind: str
    way: str
    status: str
    vehicles: Fact
    people: Fact
    distance: Fact
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that became known on a day."""

    known: Fact
    what: str
    where: str
    until: str


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """All that is on record."""

    site: Ending | None
    annexes: tuple[Ending, ...]
    movements: tuple[PastLine, ...]
    events: tuple[EventLine, ...]

    @property
    def any(self) -> bool:
        """Whether anything is on record at all."""
        return bool(self.site or self.annexes or self.movements or self.events)


def record_of(register: Register, history: History, site: Site) -> SiteRecord:
    """Return what is on record of a site."""
    places = Places(register)
    mine = [past for past in history.sites if past.site == site.id]
    names = {annex.id: annex.name for annex in site.annexes}
    endings = [
        (past.annex, _ending(register, past, names.get(past.annex or "", past.annex or site.name)))
        for past in mine
    ]
    moved = [past for past in history.movements if site.id in (past.origin, past.destination)]
    return SiteRecord(
        site=next((ending for annex, ending in endings if annex is None), None),
        annexes=tuple(ending for annex, ending in endings if annex is not None),
        movements=tuple(_movement(register, places, past) for past in sorted(moved, key=_first)),
        events=tuple(_events(register, places, history, site)),
    )


def _ending(register: Register, past: SiteHistory, name: str) -> Ending:
    fields: list[tuple[str, str, str | None]] = [
        ("announced", _("Announced by the mission"), _date(past.announced)),
        ("handover", _("Signed over"), _date(past.handover)),
        ("last_departure", _("Last people left"), _date(past.last_departure)),
        ("circumstances", _("Circumstances"), _named_or_none(past.circumstances)),
        ("receiver_name", _("Signed for the host State"), past.receiver_name),
        ("receiver_capacity", _("in the capacity of"), past.receiver_capacity),
        ("signatory_name", _("Signed for the mission"), past.signatory_name),
        ("signatory_capacity", _("in the capacity of"), past.signatory_capacity),
        ("taken_by", _("Taken by"), past.taken_by),
    ]
    return Ending(
        name=name,
        unsigned=past.handover is None and past.last_departure is not None,
        left=day(past.last_departure),
        taken_by=past.taken_by or "",
        facts=tuple(
            fact_of(register, past, field, label=label, text=text)
            for field, label, text in fields
            if text
        ),
        documents=past.documents,
        documents_origin=origin_of(register, past, "documents"),
        witnesses=past.witnesses,
        witnesses_origin=origin_of(register, past, "witnesses"),
    )


def _movement(register: Register, places: Places, past: PastMovement) -> PastLine:
    when = None if past.first is None else day_short(past.first)
    if when and past.last not in (None, past.first):
        when = f"{when} – {day_short(past.last)}"
    distance = None
    if past.distance_km is not None:
        distance = _("%(count)s km") % {"count": number(past.distance_km)}
    return PastLine(
        when=fact_of(register, past, "first", label="", text=when),
        kind=f"{named(PAST_KINDS, past.kind)}, {named(PAST_MODES, past.mode)}",
        way=f"{places.name(past.origin)} → {places.name(past.destination)}",
        status=named(PAST_STATES, past.status) if past.status else "",
        vehicles=fact_of(register, past, "vehicles", label="", text=_count(past.vehicles)),
        people=fact_of(register, past, "people", label="", text=_count(past.people)),
        distance=fact_of(register, past, "distance_km", label="", text=distance),
        incidents=past.incidents,
    )


def _events(
    register: Register, places: Places, history: History, site: Site
) -> Iterable[EventLine]:
    """Events of the site itself, and of the legs that end at it."""
    near = {leg.id for leg in register.legs if site.id in (leg.origin, leg.destination)}
    for event in sorted(history.events, key=_known):
        if event.site == site.id or near & set(event.legs):
            yield EventLine(
                known=fact_of(register, event, "known", label="", text=day_short(event.known)),
                what=named(EVENTS, event.event),
                where=", ".join(places.leg_name(leg) for leg in event.legs),
                until=_date(event.until) or "",
            )


def _named_or_none(circumstances: str | None) -> str | None:
    return named(CIRCUMSTANCES, circumstances) if circumstances else None


def _date(value: date | None) -> str | None:
    return None if value is None else day(value)


def _count(count: int | None) -> str | None:
    return None if count is None else number(count)


def _first(past: PastMovement) -> date:
    return past.first or date.max


def _known(event: Event) -> date:
    return event.known
