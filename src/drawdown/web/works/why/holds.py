"""What holds a task or a movement, put into words in the reader's language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drawdown.plan.schedule import Hold, HoldKind, Movement, TaskPlan
from drawdown.web.ui.formats import day_month, day_short
from drawdown.web.ui.names import CREWS, KINDS, named
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.why.roads import Bar, Barred, why_barred

Subject = TaskPlan | Movement

OF_MOVEMENTS = frozenset(
    {
        HoldKind.MOVEMENT,
        HoldKind.LEG,
        HoldKind.ESCORTS,
        HoldKind.TRUCKS,
        HoldKind.SEATS,
        HoldKind.HUB,
        HoldKind.PORT,
    }
)
"""Holds whose words tell when and where something moves."""


def when(index: PlanIndex, day: int) -> str:
    """Return the date of a day; the year only where it is not the plan's first."""
    days = index.plan.days
    return _date_words(days.date(day), days.first.year, get_language())


@lru_cache(maxsize=4096)
def _date_words(day: date, year: int, _language: str | None) -> str:
    """A page writes the same few hundred dates thousands of times."""
    return (day_month if day.year == year else day_short)(day)


def last_day(index: PlanIndex, finish: int, start: int | None = None) -> str:
    """Return the last day of what finishes on a day; of what takes no time, its day."""
    return when(index, max(finish - 1, start if start is not None else finish - 1))


def span_words(index: PlanIndex, start: int, finish: int) -> str:
    """Return the first and last day of a stretch; one date for a single day."""
    first, last = when(index, start), last_day(index, finish, start)
    return first if first == last else f"{first} – {last}"


def task_name(index: PlanIndex, task: str) -> str:
    """Return what a task is called in the reader's language."""
    rule = index.rules.get(task)
    if rule is None:
        return task
    return rule.task_fr if (get_language() or "").startswith("fr") else rule.task


def movement_name(index: PlanIndex, movement: Movement) -> str:
    """Return what a movement is called: Convoy Ber–Tombouctou."""
    way = index.places.way(movement.origin, movement.destination)
    return f"{named(KINDS, movement.kind)} {way}"


def begins(subject: Subject) -> int:
    """Return the day on which a subject begins."""
    return subject.start if isinstance(subject, TaskPlan) else subject.depart


def by_choice(subject: Subject) -> bool:
    """Return whether nothing but the planner's choice kept a subject from beginning earlier."""
    return subject.held_by is None or subject.held_by.kind is HoldKind.CHOICE


def hold_words(index: PlanIndex, subject: Subject) -> str:
    """Return what keeps a subject from beginning a day earlier; empty when not known."""
    hold = subject.held_by
    if hold is None:
        return ""
    ref = hold.ref or ""
    if not index.shows_convoys and hold.kind in OF_MOVEMENTS:
        return _("waits for a movement")
    match hold.kind:
        case HoldKind.START:
            return _("begins on the first day")
        case HoldKind.TASK:
            return _waits_for_task(index, ref, subject)
        case HoldKind.MOVEMENT:
            return _waits_for_movement(index, ref)
        case HoldKind.LEG:
            moving = subject if isinstance(subject, Movement) else None
            return _leg_words(index, why_barred(index, ref, moving, begins(subject)))
        case HoldKind.RELEASE:
            return _release_words(index, begins(subject))
        case HoldKind.CHOICE:
            return _("could begin earlier without gain")
    return _resource_words(index, hold, subject)


def cause_words(index: PlanIndex, kind: HoldKind, ref: str | None) -> str:
    """Return what kind of thing stands in the way, without a date."""
    match kind:
        case HoldKind.CREW:
            return _("teams: %(crew)s") % {"crew": named(CREWS, ref or "")}
        case HoldKind.LEG:
            return _("road: %(leg)s") % {"leg": index.places.leg_name(ref or "")}
        case HoldKind.HUB | HoldKind.PORT:
            return _("room at %(place)s") % {"place": index.places.name(ref or "")}
        case HoldKind.SEATS:
            return _("seats: %(aircraft)s") % {"aircraft": index.places.aircraft_name(ref or "")}
        case HoldKind.ESCORTS:
            return _("escorts")
        case HoldKind.TRUCKS:
            return _("trucks")
        case HoldKind.RELEASE:
            return _("guard and early departures")
    return _("the order and length of the work")


def _waits_for_task(index: PlanIndex, ref: str, subject: Subject) -> str:
    site, _slash, task = ref.rpartition("/")
    if isinstance(subject, Movement) and task in index.rules:
        task = f"{task} {task_name(index, task)}"  # a list of movements shows no tasks nearby
    if not site or site == subject.site:
        return _("waits for %(task)s") % {"task": task}
    return _("waits for %(site)s %(task)s") % {"site": index.places.name(site), "task": task}


def _waits_for_movement(index: PlanIndex, ref: str) -> str:
    movement = index.movements.get(ref)
    if movement is None:
        return _("waits for a movement")
    return _("depends on: %(movement)s, %(date)s") % {
        "movement": movement_name(index, movement),
        "date": when(index, movement.depart),
    }


def _leg_words(index: PlanIndex, barred: Barred) -> str:
    names = {"leg": index.places.leg_name(barred.leg), "date": when(index, barred.until)}
    match barred.by:
        case Bar.CLOSED:
            return _("%(leg)s is closed until %(date)s") % names
        case Bar.NOT_YET_OPEN:
            return _("%(leg)s opens on %(date)s") % names
        case Bar.FULL:
            return _("weekly departures %(leg)s are taken until %(date)s") % names
        case Bar.TRAINS:
            return _("barges %(leg)s are under way until %(date)s") % names
        case Bar.SPACING if barred.ahead is not None:
            ahead = {"date": when(index, barred.ahead.depart), "leg": names["leg"]}
            return _("keeps its distance on %(leg)s from the convoy of %(date)s") % ahead
    return _("%(leg)s is taken until %(date)s") % names


def _release_words(index: PlanIndex, day: int) -> str:
    cap = index.register.movement.guard.release_cap_date
    if cap is not None and day >= index.plan.days.day(cap):
        return _("early departures are capped until %(date)s") % {
            "date": when(index, index.plan.days.day(cap))
        }
    return _("the minimum guard has to stay")


def _resource_words(index: PlanIndex, hold: Hold, subject: Subject) -> str:
    ref, names = hold.ref or "", {"date": when(index, begins(subject))}
    if isinstance(subject, Movement):
        bound = {HoldKind.ESCORTS: subject.escorts_from, HoldKind.TRUCKS: subject.trucks_from}
        names["date"] = when(index, bound.get(hold.kind, subject.depart))
    match hold.kind:
        case HoldKind.CREW:
            names["crew"] = named(CREWS, ref)
            return _("no %(crew)s team free before %(date)s") % names
        case HoldKind.ESCORTS:
            return _("no escort free before %(date)s") % names
        case HoldKind.TRUCKS:
            return _("no trucks free before %(date)s") % names
        case HoldKind.SEATS:
            names["aircraft"] = index.places.aircraft_name(ref)
            return _("no seats before %(date)s: %(aircraft)s") % names
        case HoldKind.HUB:
            names["hub"] = index.places.name(ref)
            return _("no room at the hub of %(hub)s before %(date)s") % names
        case HoldKind.PORT:
            names["port"] = index.places.name(ref)
            return _("no room at the port of %(port)s before %(date)s") % names
    return str(hold.kind)
