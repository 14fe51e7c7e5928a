"""The way through the pages: six jobs in the order of the work, each with the pages of it.

Nobody is offered what the table of routes would refuse them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from drawdown.web.people.rules import Asker, judge, rule_of


@dataclass(frozen=True, slots=True)
class Place:
    """A page that stands in the navigation.

    `marks` are the marks by which pages below it say where they belong: `page` in their context.
    """

    route: str
    words: Promise
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One of the six jobs, and its pages, the first of which it opens."""

    words: Promise
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What is drawn: an address, its words, and `page`, `true` or nothing for `aria-current`."""

    address: str
    words: Promise
    current: str = ""


@dataclass(frozen=True, slots=True)
class Navigation:
    """The jobs that are open to whoever asks, and the pages of the one that is on screen."""

    jobs: tuple[Link, ...]
    title: Promise | str
    pages: tuple[Link, ...]


JOBS: tuple[Job, ...] = (
    Job(
        pgettext_lazy("job", "Register"),
        (
            Place("register", _("Mission folder"), ("register",)),
            Place("property", _("Property"), ("property",)),
            Place("property-account", _("Account")),
            Place("property-counts", _("Counts")),
            Place("property-disposal", _("Disposal")),
            Place("strength", _("Strength"), ("strength",)),
            Place("people", _("People"), ("people",)),
        ),
    ),
    Job(
        pgettext_lazy("job", "Plan"),
        (
            Place("plan", _("Schedule"), ("plan",)),
            Place("movements", _("Planned movements")),
            Place("plan-outlook", _("Outlook")),
        ),
    ),
    Job(
        pgettext_lazy("job", "Run"),
        (
            Place("closing", _("Gates"), ("closing",)),
            Place("work", _("Work"), ("work",)),
            Place("movement", _("Movement"), ("movement",)),
            Place("clearances", _("Clearances"), ("clearances",)),
            Place("rules", _("Rules")),
        ),
    ),
    Job(
        pgettext_lazy("job", "Prove"),
        (
            Place("ledger", _("Ledger"), ("ledger",)),
            Place("verify", _("Check a document"), ("verify",)),
        ),
    ),
    Job(
        pgettext_lazy("job", "Tell"),
        (
            Place("reports", _("Reports"), ("reports",)),
            Place("statements", _("Statements"), ("statements",)),
            Place("figures", _("Figures")),
            Place("legacy", _("Legacy"), ("legacy",)),
            Place("done", _("What was done here"), ("done",)),
            Place("read", _("Read a statement")),
        ),
    ),
    Job(
        pgettext_lazy("job", "Liquidate"),
        (
            Place("liquidation", _("Open items and balance"), ("liquidation",)),
            Place("liquidation-tracks", _("Two tracks")),
            Place("liquidation-workload", _("Workload and cost")),
            Place("liquidation-tables", _("Tables")),
        ),
    ),
)


def navigation(asker: Asker, route: str, mark: str) -> Navigation:
    """Return what is offered on one page: named by its route, else by the mark it bears."""
    here = _place_of(route, mark)
    offered = [(job, [each for each in job.places if _open(each, asker)]) for job in JOBS]
    jobs = tuple(
        Link(reverse(places[0].route), job.words, "true" if here in job.places else "")
        for job, places in offered
        if places
    )
    for job, places in offered:
        if here in job.places and len(places) > 1:
            return Navigation(jobs, job.words, tuple(_link(each, here, route) for each in places))
    return Navigation(jobs, "", ())


def _link(place: Place, here: Place | None, route: str) -> Link:
    current = "" if place is not here else "page" if place.route == route else "true"
    return Link(reverse(place.route), place.words, current)


def _open(place: Place, asker: Asker) -> bool:
    return judge(rule_of(place.route), "GET", asker).allowed


def _place_of(route: str, mark: str) -> Place | None:
    return _BY_ROUTE.get(route) or _BY_MARK.get(mark)


_BY_ROUTE: Mapping[str, Place] = {place.route: place for job in JOBS for place in job.places}
_BY_MARK: Mapping[str, Place] = {
    mark: place for job in JOBS for place in job.places for mark in place.marks
}
