"""What the page of strength shows: reports as lines, the curve of who has left, and its form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from drawdown.plan.schedule import Plan
from drawdown.progress import departures
from drawdown.strength.categories import Category, categories
from drawdown.strength.report import Measure, Report
from drawdown.web.closing.asking.form import Ask, Sheet
from drawdown.web.closing.asking.shared import FILE_IF_ANY, ON, TITLE_IF_ANY, from_words
from drawdown.web.closing.queries import register
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import history_of
from drawdown.web.ui.names import named
from drawdown.web.works.plan import departures as departure_pictures

MEASURES: Mapping[str, Promise] = {
    "present": lazy("are there"),
    "departed": lazy("have left since the beginning"),
    "planned": lazy("are planned to be there"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A report as the page shows it; a category that nobody counted is none."""

    report: Report
    place: str
    measure: str
    counts: tuple[int | None, ...]


def heads() -> list[str]:
    """Return what the categories are called, in their order."""
    return [name_of(each) for each in categories()]


def name_of(category: Category) -> str:
    """Return a category in the reader's language."""
    return category.text_fr if (get_language() or "").startswith("fr") else category.text


def lines_of(reports: Iterable[Report], names: Mapping[str, str]) -> list[Line]:
    """Return reports as lines, the last first."""
    found = [
        Line(
            report=each,
            place=names.get(each.site, each.site),
            measure=named(MEASURES, each.measure),
            counts=tuple(each.counts.get(category.id) for category in categories()),
        )
        for each in reports
    ]
    return sorted(found, key=lambda line: line.report.on, reverse=True)


def curve(plan: Plan | None, reports: Iterable[Report], snapshot: Snapshot) -> SafeString | str:
    """Return the curve of who leaves by the adopted plan, with what was reported as acts."""
    if plan is None:
        return ""
    leaving = departures.people(plan, history_of(snapshot))
    told = tuple(
        (each.on, count)
        for each in reports
        if each.measure is Measure.DEPARTED and not each.site
        if (count := each.reported) is not None
    )
    return departure_pictures.people(plan, replace(leaving, reported=told or leaving.reported))


def sheet() -> Sheet:
    """Return the form of a report: one number for each category."""
    sites = tuple((site.id, site.name) for site in register().sites)
    counted = tuple(
        Ask(f"count-{each.id}", name_of(each), "number", needed=False)  # type: ignore[arg-type]
        for each in categories()
    )
    return Sheet(
        "strength.reported",
        lazy("Report strength"),
        (
            ON,
            Ask("measure", lazy("These people"), "choice", choices=from_words(MEASURES)),
            Ask(
                "site",
                lazy("Site"),
                "choice",
                needed=False,
                choices=lambda _: sites,
                help=lazy("Left open for the whole mission."),
            ),
            *counted,
            Ask("total", lazy("Total"), "number", needed=False),
            Ask("whole", lazy("These are all categories: they add up to the total"), "tick",
                needed=False),
            Ask("source", lazy("Source"), needed=False, help=lazy("Name no person.")),
            TITLE_IF_ANY,
            FILE_IF_ANY,
        ),
        file="*",
    )  # fmt: skip


def body_of(content: Mapping[str, object]) -> dict[str, object]:
    """Return the body that a filled form stands for."""
    counts = {name.removeprefix("count-"): value for name, value in content.items()
              if name.startswith("count-")}  # fmt: skip
    rest = {name: value for name, value in content.items() if not name.startswith("count-")}
    return {**rest, "counts": counts} if counts else rest
