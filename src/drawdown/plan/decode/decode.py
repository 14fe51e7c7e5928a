"""Decode choices into a draft and price it."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass

from drawdown.plan.decode.account import close_account
from drawdown.plan.decode.choices import Choices
from drawdown.plan.decode.demurrage import demurrage_cents
from drawdown.plan.decode.draft import Draft, blank, fork
from drawdown.plan.decode.onward import Adviser, run_onward
from drawdown.plan.decode.people import Seating, run_people
from drawdown.plan.decode.pieces import Piece, book_piece, piece_of
from drawdown.plan.decode.sites import place_site
from drawdown.plan.problem import Problem

NO_PLAN_CENTS = 10**14
"""Price of one thing that found no place: above any plan, so that a search leaves such drafts."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """The drafts after each site of an order, so that a late change is cheap to try."""

    keys: tuple[tuple[int, int, int], ...]
    drafts: tuple[Draft, ...]


def place_sites(problem: Problem, choices: Choices, known: Prefix | None = None) -> Prefix:
    """Return the drafts after each site of the order, taking over what `known` shares."""
    keys = tuple((at, choices.release[at], choices.cutoff[at]) for at in choices.order)
    same = 0
    if known is not None:
        while same < len(keys) and known.keys[same] == keys[same]:
            same += 1
    drafts = list(known.drafts[:same]) if known is not None else []
    draft = drafts[-1] if drafts else blank(problem)
    for at, release, cutoff in keys[same:]:
        draft = place_site(draft, problem.sites[at], release, cutoff)
        drafts.append(draft)
    return Prefix(keys=keys, drafts=tuple(drafts))


def finish(
    placed: Prefix,
    choices: Choices,
    *,
    adviser: Adviser | None = None,
    seating: Seating | None = None,
) -> Draft:
    """Return the whole draft: onward traffic, people and the ends of hubs on top of the sites."""
    draft = fork(placed.drafts[-1])
    draft.times = {site: times.copy() for site, times in draft.times.items()}
    draft.moves = [copy(move) for move in draft.moves]
    draft.stock = {hub: [copy(batch) for batch in rows] for hub, rows in draft.stock.items()}
    run_onward(draft, choices, adviser)
    run_people(draft, choices, seating)
    close_account(draft)
    return draft


def place_pieces(problem: Problem, pieces: Mapping[str, Piece]) -> Prefix:
    """Return the sites booked as they are; nothing in it can be taken over by another order."""
    draft = blank(problem)
    for job in problem.sites:
        book_piece(draft, job, pieces[job.id])
    return Prefix(keys=(), drafts=(draft,))


def pieces_of(placed: Prefix) -> dict[str, Piece]:
    """Return the piece of every site."""
    draft = placed.drafts[-1]
    return {job.id: piece_of(draft, job) for job in draft.problem.sites}


def decode(problem: Problem, choices: Choices) -> Draft:
    """Return the draft that follows from the choices."""
    return finish(place_sites(problem, choices), choices)


def cost_parts(draft: Draft) -> dict[str, int]:
    """Return the cost of a draft in cents by part, in the order of the model page."""
    problem, prices = draft.problem, draft.problem.prices
    deadline = problem.deadline
    site_days = late_days = 0
    for job in problem.sites:
        ended = draft.ended.get(job.id, problem.horizon)
        site_days += job.day_cents * (ended if job.closes else deadline)
        late_days += max(0, ended - job.due)
    escort_days = sum(m.escorts * (m.escorts_span[1] - m.escorts_span[0]) for m in draft.moves)
    truck_days = sum(m.trucks * (m.trucks_span[1] - m.trucks_span[0]) for m in draft.moves)
    left = sum(cargo[2] + cargo[3] for _, cargo in draft.left)
    demurrage = {"demurrage": _demurrage(draft)} if prices.demurrage_day else {}
    return {
        "site_days": site_days,
        "person_days": prices.person_day * draft.person_days,
        "escorts": prices.escort_day * escort_days,
        "trucks": prices.truck_day * truck_days,
        "fuel": sum(m.cents for m in draft.moves if m.route is not None),
        "flights": sum(m.cents for m in draft.moves if m.aircraft is not None),
        **problem.fixed_cents,
        **demurrage,
        "left_behind": prices.left_day * prices.left_days * left,
        "late": prices.late_site_day * late_days + prices.late_person_day * draft.people_late_days,
    }


def _demurrage(draft: Draft) -> int:
    """Return what containers cost that stand in ports for too long."""
    ports = draft.problem.ports
    arrivals = [
        (m.destination, m.arrive, sum(cargo[2] for cargo in m.loads))
        for m in draft.moves
        if m.destination in ports
    ]
    return demurrage_cents(
        ports.values(), arrivals, draft.problem.prices, until=draft.problem.deadline
    )


def price(draft: Draft) -> int:
    """Return what a search minimises: the cost, and a prohibitive price for what found no place."""
    return sum(cost_parts(draft).values()) + NO_PLAN_CENTS * len(draft.unplaced)
