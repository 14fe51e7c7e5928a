"""Pieces: what one site has booked, taken out of a draft and booked again on another."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.plan.decode.draft import Draft, Move, arrive_at_hub
from drawdown.plan.decode.roads import book
from drawdown.plan.decode.sites import TEAM_FROM
from drawdown.plan.problem import SiteJob
from drawdown.plan.schedule import Purpose


@dataclass(frozen=True, slots=True)
class Piece:
    """A site's tasks, its own movements, and until when it holds its closing team."""

    site: str
    times: dict[str, tuple[int, int]]
    moves: tuple[Move, ...]
    team_until: int
    signed: int | None
    ended: int | None
    guard_until: int | None
    open_until: int = 0
    """Day from which a hub that closes may be emptied."""


def piece_of(draft: Draft, job: SiteJob) -> Piece:
    """Return what a site has booked in a draft of the sites alone."""
    return Piece(
        site=job.id,
        times=draft.times[job.id],
        moves=tuple(move for move in draft.moves if move.site == job.id),
        team_until=draft.team_until.get(job.id, 0),
        signed=draft.signed.get(job.id),
        ended=draft.ended.get(job.id),
        guard_until=draft.guard_until.get(job.id),
    )


def book_piece(draft: Draft, job: SiteJob, piece: Piece) -> None:
    """Book a piece as it is; whether everything is free is the caller's to know."""
    held = draft.problem.means.held_crew
    draft.times[job.id] = piece.times
    for task, (start, finish) in piece.times.items():
        crew = job.jobs[task].crew
        if crew and finish > start:
            draft.crews[crew].take(start, finish)
    if held and TEAM_FROM in piece.times:
        draft.crews[held].take(piece.times[TEAM_FROM][0], piece.team_until)
        draft.team_until[job.id] = piece.team_until
    for move in piece.moves:
        draft.moves.append(move)
        if move.aircraft is not None:
            draft.flights.use(move.aircraft, move.depart)
        if move.route is not None:
            load = 0 if move.purpose is Purpose.LAST else draft.problem.means.load_days
            book(draft, move.route, move.depart, trucks=move.trucks, load_days=load)
            arrive_at_hub(draft, move)
    if piece.signed is not None:
        draft.signed[job.id] = piece.signed
    if piece.ended is not None:
        draft.ended[job.id] = piece.ended
    if piece.guard_until is not None:
        draft.guard_until[job.id] = piece.guard_until
