"""What events that change a plan are called, and in which words one is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.progress.replan.events import Event, EventKind
from drawdown.web.ui.formats import day, number, percent
from drawdown.web.ui.names import CREWS, named
from drawdown.web.ui.phrases import fitting
from drawdown.web.works.index import PlanIndex

HAPPENED: Mapping[EventKind, Promise] = {
    EventKind.LEG_SHUT: lazy("A road is closed"),
    EventKind.LEAVE_NOW: lazy("A site has to be left in haste"),
    EventKind.CLEARANCE_REFUSED: lazy("A clearance is refused"),
    EventKind.CONVOY_SLIPS: lazy("A convoy or flight cannot leave yet"),
    EventKind.CREW_LOST: lazy("Teams, escorts or trucks are lost"),
    EventKind.AIRFIELD_SHUT: lazy("An airfield is closed"),
    EventKind.HUB_LOST: lazy("A hub is lost"),
    EventKind.PORT_LOST: lazy("A port is lost"),
    EventKind.TURN_IN_SHORT: lazy("Less cargo is there than was listed"),
    EventKind.NEW_DEADLINE: lazy("The mandate ends on another day"),
}
"""Every kind of event, in the order in which a page offers them: the commonest first."""

MEANS: Mapping[str, Promise] = {"escorts": lazy("escorts"), "trucks": lazy("trucks")}

UNDER_WAY = lazy("%(leg)s: a convoy under way is through by %(day)s")
REMARKS: tuple[Promise, ...] = (
    UNDER_WAY,
    lazy("%(means)s: the shortage is kept by the plan, not in its register"),
    lazy("%(means)s: the register has no teams by day; the plan keeps it"),
    lazy("the yard of %(place)s has to hold %(needed)s containers, not %(room)s"),
    lazy("the yard of %(place)s has to hold %(needed)s vehicles, not %(room)s"),
)
"""What replanning remarks on, in its own words, as texts to translate."""


def in_words(index: PlanIndex, remark: str) -> str:
    """Return a remark in the reader's language, with names in place of ids."""
    for phrase in REMARKS:
        if (facts := fitting(phrase, remark)) is not None:
            return str(phrase) % {part: _named(index, part, text) for part, text in facts.items()}
    return remark


def names_a_convoy(remark: str) -> bool:
    """Return whether a remark says where a convoy is, which few may know."""
    return fitting(UNDER_WAY, remark) is not None


def _named(index: PlanIndex, part: str, text: str) -> str:
    match part:
        case "leg":
            return index.places.leg_name(text)
        case "place":
            return index.places.name(text)
        case "means":
            return means_name(text)
        case "day":
            return day(date.fromisoformat(text))
        case _:
            return number(int(text))


def means_name(kind: str) -> str:
    """Return what teams of a kind, escorts or trucks are called."""
    return str(MEANS[kind]) if kind in MEANS else named(CREWS, kind)


def event_words(index: PlanIndex, event: Event) -> str:
    """Return an event in words: what happened, to what, and from which day to which."""
    return _("%(event)s: %(subject)s, %(days)s") % {
        "event": HAPPENED[event.kind],
        "subject": _subject(index, event),
        "days": _days(event),
    }


def _subject(index: PlanIndex, event: Event) -> str:
    name = event.subject
    if event.kind is EventKind.NEW_DEADLINE:
        return index.register.mission.name
    if event.kind is EventKind.CREW_LOST:
        return f"{event.number} × {means_name(name)}"
    if event.kind is EventKind.CONVOY_SLIPS:
        return name
    said = index.places.leg_name(name) if name in index.places.legs else index.places.name(name)
    if event.share is not None:
        return _("%(site)s, %(share)s is there") % {"site": said, "share": percent(event.share, 0)}
    return said


def _days(event: Event) -> str:
    if event.kind in (EventKind.LEAVE_NOW, EventKind.NEW_DEADLINE):
        return _("by %(date)s") % {"date": day(event.first)}
    if event.last is not None:
        return _("%(first)s to %(last)s") % {"first": day(event.first), "last": day(event.last)}
    return _("from %(date)s") % {"date": day(event.first)}
