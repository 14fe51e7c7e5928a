"""The tables of both tracks on screen, with the tasks and the teams that are in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.liquidation.track_tables import TrackTables, differences, read_tables
from drawdown.web.adopted.page import Page
from drawdown.web.closing.queries import register
from drawdown.web.liquidation.asks import office_name
from drawdown.web.liquidation.charting import TRACKS, task_words, team_words
from drawdown.web.liquidation.tables_kept import TABLES, tables_in_force
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.formats import number

BECAME: Mapping[str, Promise] = {"added": lazy("added"), "removed": lazy("removed")}


def _changes(before: TrackTables, after: TrackTables) -> list[tuple[str, str, str, str]]:
    return [
        ("", row, field, str(BECAME.get(what, what)))
        for row, field, what in differences(before, after)
    ]


def _further(_: object) -> dict[str, Any]:
    currency = register().costs.currency if current_snapshot() else ""
    return {"tracks": _tracks(), "teams": _teams(), "currency": currency}


def _tracks() -> list[dict[str, Any]]:
    """Return the tasks in force in words, track by track."""
    network = tables_in_force().network
    return [
        {
            "name": name,
            "tasks": [
                {
                    "task": task,
                    "name": task_words(task),
                    "office": office_name(task.office),
                    "team": team_words(network.teams[task.team]) if task.team else "",
                    "days": " · ".join(f"{days:g}" for days in task.days.values()),
                    "effort": " · ".join(f"{days:g}" for days in task.effort.values()),
                }
                for task in network.tasks.values()
                if task.track is track
            ],
        }
        for track, name in TRACKS.items()
    ]


def _teams() -> list[dict[str, Any]]:
    """Return the teams in force in words, with what a month of one person costs."""
    places = {"site": _("each open site"), "mission": _("Whole mission")}
    return [
        {
            "team": team,
            "name": team_words(team),
            "stands": places.get(team.stands, ""),
            "month": " · ".join(number(value) for value in team.month.values()),
            "posts": " · ".join(number(value) for value in team.posts.values()),
        }
        for team in tables_in_force().network.teams.values()
    ]


PAGE = Page[TrackTables](
    kept=TABLES,
    route="liquidation-tables",
    place="liquidation",
    template="liquidation/tables.html",
    heading=lazy("Tables of the liquidation"),
    changes=_changes,
    read=read_tables,
    printed=lambda tables: tables.model_dump_json(indent=1).encode(),
    further=_further,
)
