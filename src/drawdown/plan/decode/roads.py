"""Convoys: the first day on which a route and its means are free, and their booking."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.plan.decode.draft import Draft
from drawdown.plan.problem import Route, Trip


@dataclass(frozen=True, slots=True)
class Spans:
    """For how long the means of a convoy are bound."""

    trucks: tuple[int, int]
    escorts: tuple[int, int]


def trip_on(draft: Draft, route: Route, day: int) -> Trip:
    """Return the trip of a route in the season of a departure day."""
    return route.trips[draft.problem.rainy >> day & 1]


def spans_of(draft: Draft, route: Route, day: int, load_days: int) -> Spans:
    """Return from when to when trucks and escort are bound (rule *collect, send*)."""
    trip = trip_on(draft, route, day)
    first = day - load_days - (trip.back if route.collect else 0)
    trucks_end = day + trip.days + (0 if route.collect else trip.back)
    rest = max(0, draft.problem.means.turnaround - load_days)
    escorts_end = day + trip.escort_days + rest
    return Spans(trucks=(first, trucks_end), escorts=(first, escorts_end))


def can_depart(draft: Draft, route: Route, day: int, *, trucks: int, load_days: int) -> bool:
    """Return whether a convoy can depart on a day on which the route is open."""
    problem, trip = draft.problem, trip_on(draft, route, day)
    for stretch in trip.stretches:
        rule = problem.legs[stretch.leg]
        if not draft.legs.may_enter(stretch.key, day + stretch.enter, rule.per_week, rule.spacing):
            return False
    spans = spans_of(draft, route, day, load_days)
    if route.escorts:
        if not draft.escorts.is_free(*spans.escorts, route.escorts):
            return False
        if not draft.in_flight.is_free(day, day + trip.days):
            return False
    if route.river and not draft.trains[route.legs[0]].is_free(day, day + route.cycle_days):
        return False
    return draft.trucks.is_free(*spans.trucks, trucks)


def next_open(route: Route, day: int, *, load_days: int) -> int | None:
    """Return the first day from `day` on which the route is open, if there is one."""
    left = (route.open_days if load_days else route.open_days_last) >> day
    return day + (left & -left).bit_length() - 1 if left else None


def book(draft: Draft, route: Route, day: int, *, trucks: int, load_days: int) -> Spans:
    """Take everything a convoy needs."""
    trip, spans = trip_on(draft, route, day), spans_of(draft, route, day, load_days)
    for stretch in trip.stretches:
        draft.legs.enter(stretch.key, day + stretch.enter)
    if route.escorts:
        draft.escorts.take(*spans.escorts, route.escorts)
        draft.in_flight.take(day, day + trip.days)
    if route.river:
        draft.trains[route.legs[0]].take(day, day + route.cycle_days)
    if trucks:
        draft.trucks.take(*spans.trucks, trucks)
    return spans


def first_departure(
    draft: Draft, route: Route, day: int, *, trucks: int, load_days: int
) -> int | None:
    """Return the first day from `day` on which a convoy can depart, if there is one."""
    while (found := next_open(route, day, load_days=load_days)) is not None:
        if can_depart(draft, route, found, trucks=trucks, load_days=load_days):
            return found
        day = found + 1
    return None
