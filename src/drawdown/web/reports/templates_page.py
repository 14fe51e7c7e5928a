"""The templates of reports on screen."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.reports.pack import ReportPack, differences, read_pack
from drawdown.web.adopted.page import Page
from drawdown.web.reports.templates_kept import TEMPLATES
from drawdown.web.ui.names import named

TABLES: Mapping[str, Promise] = {
    "templates": lazy("Reports"),
    "figures": lazy("Definitions of figures"),
    "states": lazy("States of sites"),
    "incidents": lazy("Incidents"),
    "events": lazy("Refusals and events"),
    "words": lazy("Words"),
}
BECAME: Mapping[str, Promise] = {
    "added": lazy("added"),
    "removed": lazy("removed"),
    "changed": lazy("changed"),
}


def _changes(before: ReportPack, after: ReportPack) -> list[tuple[str, str, str, str]]:
    return [
        (named(TABLES, table), row, "", named(BECAME, what))
        for table, row, what in differences(before.rules, after.rules)
    ]


PAGE = Page[ReportPack](
    kept=TEMPLATES,
    route="report-templates",
    place="reports",
    template="reports/templates.html",
    heading=lazy("Templates of reports"),
    changes=_changes,
    read=read_pack,
    printed=lambda pack: pack.model_dump_json(indent=1).encode(),
)
