"""Constraints on what sites share, one function for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ortools.sat.python import cp_model

from drawdown.plan.cpsat.sites import Literal, Option, SiteVars, length
from drawdown.plan.decode.calendar import Calendar
from drawdown.plan.decode.draft import Draft
from drawdown.plan.decode.pieces import Piece
from drawdown.plan.decode.roads import spans_of, trip_on

Terms = dict[int, list[tuple[int, Literal]]]
"""Day (or week) -> what each literal takes on it."""


def taken(
    model: cp_model.CpModel, calendar: Calendar, latest: int
) -> list[tuple[cp_model.IntervalVar, int]]:
    """Return what is already booked on a calendar as fixed intervals with their levels."""
    fixed = []
    day = 0
    while day < latest:
        level, first = calendar.level[day], day
        while day < latest and calendar.level[day] == level:
            day += 1
        if level:
            fixed.append((model.new_fixed_size_interval_var(first, day - first, ""), level))
    return fixed


def add_crews(
    model: cp_model.CpModel,
    draft: Draft,
    sites: list[SiteVars],
    pieces: dict[str, Piece],
    latest: int,
) -> None:
    """On no day do more tasks of a kind run than there are teams (rule *crew*)."""
    wanted: dict[str, list[cp_model.IntervalVar]] = defaultdict(list)
    for site in sites:
        for task, start in site.start.items():
            crew, days = site.job.jobs[task].crew, length(site, pieces[site.job.id], task)
            if crew and days:
                wanted[crew].append(model.new_fixed_size_interval_var(start, days, ""))
    for crew, intervals in wanted.items():
        calendar = draft.crews[crew]
        fixed = taken(model, calendar, latest + 200)
        model.add_cumulative(
            [*intervals, *(interval for interval, _ in fixed)],
            [1] * len(intervals) + [level for _, level in fixed],
            calendar.capacity,
        )


def add_teams(
    model: cp_model.CpModel,
    draft: Draft,
    sites: list[SiteVars],
    pieces: dict[str, Piece],
    latest: int,
) -> None:
    """Each site holds one closing team from T02 to its end (rule *crew*)."""
    held = draft.problem.means.held_crew
    if held is None:
        return
    spans = []
    for site in sites:
        if "T02" in site.start and site.ended is not None:
            piece = pieces[site.job.id]
            size = model.new_int_var(0, latest + 200, "")
            model.add_hint(size, piece.team_until - piece.times["T02"][0])
            spans.append(model.new_interval_var(site.start["T02"], size, site.ended, ""))
    fixed = taken(model, draft.crews[held], latest + 200)
    model.add_cumulative(
        [*spans, *(interval for interval, _ in fixed)],
        [1] * len(spans) + [level for _, level in fixed],
        draft.crews[held].capacity,
    )


def options_of(sites: Iterable[SiteVars]) -> list[Option]:
    """Return every convoy, route and day of the sites."""
    return [option for site in sites for options in site.options for option in options]


def add_legs(model: cp_model.CpModel, draft: Draft, options: list[Option]) -> None:
    """Keep the departures a week and the spacing of each leg (rule *leg-capacity*)."""
    weeks: dict[tuple[str, bool, int], list[Literal]] = defaultdict(list)
    days: dict[tuple[str, bool], dict[int, list[Literal]]] = defaultdict(lambda: defaultdict(list))
    for option in options:
        for stretch in trip_on(draft, option.route, option.day).stretches:
            entered = option.day + stretch.enter
            weeks[(*stretch.key, entered // 7)].append(option.chosen)
            if draft.problem.legs[stretch.leg].spacing:
                days[stretch.key][entered].append(option.chosen)
    for (leg, forward, week), literals in weeks.items():
        left = draft.problem.legs[leg].per_week - draft.legs.weeks.get((leg, forward, week), 0)
        model.add(sum(literals) <= max(0, left))
    for key, by_day in days.items():
        spacing = draft.problem.legs[key[0]].spacing
        booked = draft.legs.days.get(key, 0)
        for first in by_day:
            window = range(first, first + spacing)
            literals = [literal for day in window for literal in by_day.get(day, ())]
            here = (booked >> first & (1 << spacing) - 1).bit_count()
            model.add(sum(literals) <= max(0, 1 - here))


def add_spans(model: cp_model.CpModel, terms: Terms, calendar: Calendar) -> None:
    """Keep a resource within what is left of it on every day."""
    for day, wanted in terms.items():
        left = calendar.capacity - calendar.level[day]
        if sum(amount for amount, _ in wanted) > left:
            model.add(sum(amount * literal for amount, literal in wanted) <= max(0, left))


def add_means(model: cp_model.CpModel, draft: Draft, options: list[Option]) -> None:
    """Escorts, convoys in flight and trucks (rules *escorts*, *trucks*)."""
    escorts: Terms = defaultdict(list)
    in_flight: Terms = defaultdict(list)
    trucks: Terms = defaultdict(list)
    for option in options:
        route, day = option.route, option.day
        spans = spans_of(draft, route, day, option.load_days)
        if route.escorts:
            for on in range(*spans.escorts):
                escorts[on].append((route.escorts, option.chosen))
            for on in range(day, day + trip_on(draft, route, day).days):
                in_flight[on].append((1, option.chosen))
        if option.lift.trucks and not route.river:
            for on in range(*spans.trucks):
                trucks[on].append((option.lift.trucks, option.chosen))
    add_spans(model, escorts, draft.escorts)
    add_spans(model, in_flight, draft.in_flight)
    add_spans(model, trucks, draft.trucks)


def add_trains(model: cp_model.CpModel, draft: Draft, options: list[Option]) -> None:
    """Barge trains and their cycle (rule *leg-capacity*)."""
    trains: dict[str, Terms] = defaultdict(lambda: defaultdict(list))
    for option in options:
        if option.route.river:
            for on in range(option.day, option.day + option.route.cycle_days):
                trains[option.route.legs[0]][on].append((1, option.chosen))
    for leg, terms in trains.items():
        add_spans(model, terms, draft.trains[leg])


def add_arrivals(model: cp_model.CpModel, draft: Draft, options: list[Option]) -> None:
    """Containers that arrive at a hub on one day (rule *hub*)."""
    arriving: dict[tuple[str, int], list[tuple[int, Literal]]] = defaultdict(list)
    for option in options:
        day = option.day + trip_on(draft, option.route, option.day).days
        if option.lift.teu:
            arriving[option.route.destination, day].append((option.lift.teu, option.chosen))
    for (hub, day), wanted in arriving.items():
        left = draft.problem.hubs[hub].arrivals_teu_per_day - draft.arrivals_teu.get((hub, day), 0)
        if sum(teu for teu, _ in wanted) > left:
            model.add(sum(teu * literal for teu, literal in wanted) <= max(0, left))
