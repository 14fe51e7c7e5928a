"""Room: what is left of means and roads once something is booked, as rows of a program."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.plan.decode.draft import Draft, blank
from drawdown.plan.flow.traffic import Traffic
from drawdown.plan.problem import Problem


@dataclass(frozen=True, slots=True)
class Room:
    """The books of a draft, read as what they leave free."""

    draft: Draft

    @classmethod
    def whole(cls, problem: Problem) -> Room:
        """Return the room of a problem on which nothing is booked."""
        return cls(blank(problem))

    def close(self, traffic: Traffic) -> dict[tuple[str, int], int]:
        """Add the rows of means and roads; return the row of each (means, day)."""
        program, draft = traffic.program, self.draft
        books = {
            "escorts": draft.escorts,
            "in_flight": draft.in_flight,
            "trucks": draft.trucks,
            **draft.trains,
        }
        rows = {}
        for (means, day), terms in traffic.bound_by.items():
            book = books[means]
            left = book.capacity - book.level[day]
            rows[means, day] = program.row(terms, high=float(max(0, left)))
        legs = traffic.problem.legs
        for (key, week), terms in traffic.weeks.items():
            left = legs[key[0]].per_week - draft.legs.weeks.get((*key, week), 0)
            program.row(terms, high=float(max(0, left)))
        for (key, day), _ in list(traffic.entries.items()):
            window = range(day, day + legs[key[0]].spacing)
            terms = [t for d in window for t in traffic.entries.get((key, d), [])]
            booked = draft.legs.days.get(key, 0) >> day & ((1 << len(window)) - 1)
            program.row(terms, high=float(max(0, 1 - booked.bit_count())))
        return rows
