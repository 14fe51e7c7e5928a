"""The account of a draft: what stands where at the end, and whether yards held it."""

from __future__ import annotations

from collections import Counter

from drawdown.plan.decode.draft import Draft
from drawdown.register.site import Owner

Stock = Counter[tuple[str, str, Owner]]
"""(place, origin site, owner) -> pieces."""


def close_account(draft: Draft) -> None:
    """Note what is left behind at converted hubs, and what makes the draft no plan."""
    closing = {job.id for job in draft.problem.sites if job.closes}
    teu, vehicles = stock_at_end(draft)
    for key in sorted({*teu, *vehicles}):
        place, site, owner = key
        if teu[key] or vehicles[key]:
            if place in closing:
                draft.unplaced.append(f"{place}/{site}")
            else:
                draft.left.append((place, (site, owner, teu[key], vehicles[key])))
    note_overflow(draft)


def stock_at_end(draft: Draft) -> tuple[Stock, Stock]:
    """Return the containers and the vehicles at each hub after the last movement."""
    closing = {job.id for job in draft.problem.sites if job.closes}
    hubs = draft.problem.hubs
    teu: Stock = Counter()
    vehicles: Stock = Counter()
    for job in draft.problem.sites:
        if not job.closes:
            for piece in job.cargo:
                teu[job.id, job.id, piece.owner] += piece.teu
                vehicles[job.id, job.id, piece.owner] += piece.vehicles
    for move in draft.moves:
        for site, owner, boxes, cars in move.loads:
            if move.origin in hubs and (site != move.origin or move.origin not in closing):
                teu[move.origin, site, owner] -= boxes
                vehicles[move.origin, site, owner] -= cars
            if move.destination in hubs:
                teu[move.destination, site, owner] += boxes
                vehicles[move.destination, site, owner] += cars
    return teu, vehicles


def note_overflow(draft: Draft) -> None:
    """Note a hub whose yard is too small for what is in transit there on some day."""
    for hub, rule in draft.problem.hubs.items():
        change: dict[int, list[int]] = {}
        for move in draft.moves:
            moved = [load for load in move.loads if load[0] != hub]
            teu, vehicles = sum(load[2] for load in moved), sum(load[3] for load in moved)
            if move.destination == hub:
                step = change.setdefault(move.arrive, [0, 0])
                step[0], step[1] = step[0] + teu, step[1] + vehicles
            elif move.origin == hub:
                step = change.setdefault(move.depart, [0, 0])
                step[0], step[1] = step[0] - teu, step[1] - vehicles
        teu = vehicles = 0
        for day in sorted(change):
            teu, vehicles = teu + change[day][0], vehicles + change[day][1]
            if teu > rule.yard_teu or vehicles > rule.yard_vehicles:
                draft.unplaced.append(f"{hub}/yard")
                break
