"""The form of a shock: what can happen to a plan, and what somebody said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from drawdown.core.findings import Place, Refused
from drawdown.core.reading.small_files import fitted
from drawdown.progress.replan.events import Event, EventKind
from drawdown.progress.replan.faults import NOTHING_HAPPENED, WRONG_VALUE
from drawdown.progress.replan.leave import may_leave_at_once
from drawdown.progress.replan.shock import Shock, shock_of
from drawdown.progress.replan.typed import (
    FILE,
    Typed,
    refuse_what_does_not_fit,
    typed_events,
)
from drawdown.register.site import Outcome
from drawdown.risk.build.calendars import ESCORTS, TRUCKS
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.shock.names import HAPPENED, means_name
from drawdown.web.works.why.holds import when

SECONDS = (4, 10, 30, 60)
"""Seconds that the search may be given: what is gained after a few is little."""
FIELDS = ("kind", "first", "last", "known", "number", "share", "text", "seconds")
"""What a form says beside the subject of each kind of event."""

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A kind of event, and what it can happen to: by its id, and as it is called."""

    kind: EventKind
    words: Promise
    subjects: Choices
    chosen: bool
    subject: str
    listed: bool
    """Whether there are so many that one types an id, with a list to choose from."""

    @property
    def field(self) -> str:
        """The name of the field of its subject."""
        return f"subject-{self.kind.value}"


@dataclass(frozen=True, slots=True)
class ShockForm:
    """What the page shows: what can be chosen, and all that was said so far."""

    offered: tuple[Offered, ...]
    said: Mapping[str, str]
    earliest: date
    latest: date
    seconds: tuple[int, ...] = SECONDS

    @property
    def budget(self) -> int:
        """The seconds that are chosen."""
        return seconds_in(self.said)


def form_of(index: PlanIndex, said: Mapping[str, str]) -> ShockForm:
    """Return the form over a plan; what was said stands in it again."""
    mission = index.register.mission
    chosen = said.get("kind", EventKind.LEG_SHUT.value)
    return ShockForm(
        offered=tuple(
            Offered(
                kind=kind,
                words=words,
                subjects=subjects,
                chosen=kind.value == chosen,
                subject=said.get(f"subject-{kind.value}", ""),
                listed=kind is EventKind.CONVOY_SLIPS,
            )
            for kind, words in HAPPENED.items()
            if (subjects := subjects_of(index, kind))
        ),
        said={name: said.get(name, "") for name in FIELDS},
        earliest=mission.plan_start,
        latest=mission.deadline,
    )


def subjects_of(index: PlanIndex, kind: EventKind) -> Choices:
    """Return what a kind of event can happen to in a plan, by name; nothing for one without."""
    register, name = index.register, index.places.name
    sites = {site.id: name(site.id) for site in register.sites}
    legs = {leg.id: f"{name(leg.origin)}–{name(leg.destination)}" for leg in register.legs}
    crews = dict.fromkeys(crew.kind for crew in register.crews if not crew.held_throughout)
    found: Mapping[EventKind, dict[str, str]] = {
        EventKind.LEG_SHUT: legs,
        EventKind.LEAVE_NOW: {
            site.id: sites[site.id]
            for site in register.sites
            if site.outcome is Outcome.CLOSE and may_leave_at_once(index.plan, site)
        },
        EventKind.CLEARANCE_REFUSED: legs | sites,
        EventKind.CREW_LOST: {each: means_name(each) for each in (*crews, ESCORTS, TRUCKS)},
        EventKind.AIRFIELD_SHUT: {s.id: sites[s.id] for s in register.sites if s.runway_m},
        EventKind.HUB_LOST: {hub.site: name(hub.site) for hub in register.hubs},
        EventKind.PORT_LOST: {port.id: name(port.id) for port in register.ports},
        EventKind.TURN_IN_SHORT: sites,
        EventKind.NEW_DEADLINE: {"mission": register.mission.name},
    }
    if kind is EventKind.CONVOY_SLIPS:
        moves = sorted(index.movements.values(), key=lambda move: (move.depart, move.id))
        return tuple(
            (m.id, f"{when(index, m.depart)}, {index.places.way(m.origin, m.destination)}")
            for m in moves
        )
    return tuple(sorted(found[kind].items(), key=lambda each: each[1]))


def shock_in(index: PlanIndex, said: Mapping[str, str]) -> Shock:
    """Return what happened, as a form says it; raises `Refused` with every finding.

    What is chosen and what is typed count together. A choice without its first day counts as none
    where something is typed.
    """
    typed = typed_events(said.get("text", ""))
    chosen = _chosen(said) if said.get("first", "").strip() or not typed else ()
    events = (*chosen, *typed)
    shock = shock_of(index.plan, [each.event for each in events], _day(said.get("known", "")))
    refuse_what_does_not_fit(index.plan, events, shock.as_of)
    return shock


def seconds_in(said: Mapping[str, str]) -> int:
    """Return the seconds that a form allows; the first choice where it says none of them."""
    text = said.get("seconds", "")
    return int(text) if text.isdecimal() and int(text) in SECONDS else SECONDS[0]


def _chosen(said: Mapping[str, str]) -> Iterable[Typed]:
    """Return the event that was chosen from the lists."""
    kind = said.get("kind", "")
    if kind not in set(EventKind) or not said.get("first", "").strip():
        raise Refused([NOTHING_HAPPENED.at(Place(FILE))])
    values: dict[str, object] = {
        "kind": kind,
        "subject": said.get(f"subject-{kind}", "").strip(),
        "from": said.get("first", "").strip(),
        "to": said.get("last", "").strip() or None,
    }
    if kind == EventKind.CREW_LOST:
        values["number"] = said.get("number", "").strip() or 1
    if kind == EventKind.TURN_IN_SHORT and (share := said.get("share", "").strip()):
        values["share"] = _hundredth(share)
    yield Typed(fitted(Event, values, Place(FILE), WRONG_VALUE, "event"))


def _hundredth(text: str) -> object:
    """Return the share of a percentage; what is no number stays, to be refused as it stands."""
    try:
        return float(text.replace(",", ".")) / 100
    except ValueError:
        return text


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    return fitted(date, text.strip(), Place(FILE, field="known"), WRONG_VALUE, "known")
