"""The verdict on a plan: in one sentence whether everything ends in time, and why it does not."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drawdown.plan.schedule import HoldKind, Obstacle
from drawdown.web.ui.formats import day, days_long, number
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.why.holds import cause_words

FIRST_REASONS = 4
"""Reasons that stand open on the page; the others unfold."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader has to know first. `reasons` is empty when everything ends in time."""

    in_time: bool
    words: str
    reasons: tuple[str, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """The reasons shown at once."""
        return self.reasons[:FIRST_REASONS]

    @property
    def rest(self) -> tuple[str, ...]:
        """The reasons that unfold."""
        return self.reasons[FIRST_REASONS:]


def verdict_of(index: PlanIndex) -> Verdict:
    """Return the verdict on a plan."""
    return Verdict(
        in_time=index.plan.feasible,
        words=_sentence(index),
        reasons=tuple(reason_words(index, obstacle) for obstacle in index.plan.obstacles),
    )


def reason_words(index: PlanIndex, obstacle: Obstacle) -> str:
    """Return an obstacle in the reader's language, else in the plan's own words."""
    end = index.ends.get(obstacle.site or "")
    if end is not None and end.late_days:
        return _("%(site)s ends %(days)s after the deadline; what holds it: %(cause)s") % {
            "site": index.places.name(end.site),
            "days": days_long(end.late_days),
            "cause": cause_words(index, obstacle.kind, obstacle.ref),
        }
    if obstacle.site is None and obstacle.kind is HoldKind.SEATS and (late := _late_people(index)):
        return ngettext(
            "%(count)s person leaves the country after the deadline, for want of a seat or held by"
            " the guard",
            "%(count)s people leave the country after the deadline, for want of seats or held by"
            " the guard",
            late,
        ) % {"count": number(late)}
    return obstacle.text


def _sentence(index: PlanIndex) -> str:
    ends = index.closing_order
    late = [end for end in ends if end.late_days]
    last = ends[-1]
    name = index.places.name(last.site)
    if late:
        return ngettext(
            "%(n)s of %(total)s sites ends after the deadline: %(last)s, %(days)s late.",
            "%(n)s of %(total)s sites end after the deadline; the last is %(last)s, %(days)s late.",
            len(late),
        ) % {"n": len(late), "total": len(ends), "last": name, "days": days_long(last.late_days)}
    if not index.plan.feasible:
        return _("Every site ends in time, but not everybody can leave before the deadline.")
    return _("Every site ends in time; the last is %(site)s, on %(date)s.") % {
        "site": name,
        "date": day(index.plan.days.date(last.ended - 1)),
    }


def _late_people(index: PlanIndex) -> int:
    """Return how many people fly home after the deadline."""
    return sum(
        movement.people
        for movement in index.plan.movements
        if movement.destination == "home" and movement.depart >= index.plan.deadline
    )
