"""Templates of reports on disk: the folder `reports` of a rule pack, shipped or a mission's own."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from pydantic import BaseModel

from drawdown.core.findings import Refused, errors
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_csv_file, read_yaml_list
from drawdown.reports.rules import (
    EventRule,
    FigureRule,
    IncidentRule,
    ReportRules,
    StateRule,
    Template,
    WordRule,
)
from drawdown.rules.pack_reading import REPORTS, packs_folder

SHIPPED = "field-mission"

M = TypeVar("M", bound=BaseModel)


@cache
def shipped_reports() -> ReportRules:
    """Return the templates that come with the software."""
    return read_reports(Folder(packs_folder() / SHIPPED / REPORTS, within=f"{REPORTS}/"))


def read_reports(folder: Folder) -> ReportRules:
    """Return the templates that a folder holds; raises `Refused` where they cannot be read."""
    templates = read_yaml_list(folder, "reports.yaml", Template).records
    rules = ReportRules(
        templates=tuple(placed.record for placed in templates),
        figures=_table(folder, "figures.csv", FigureRule),
        states=_table(folder, "states.csv", StateRule),
        incidents=_table(folder, "incidents.csv", IncidentRule),
        events=_table(folder, "events.csv", EventRule),
        words=_table(folder, "words.csv", WordRule),
    )
    if errors(folder.findings):
        raise Refused(folder.findings)
    return rules


def _table(folder: Folder, file: str, model: type[M]) -> tuple[M, ...]:
    return tuple(placed.record for placed in read_csv_file(folder, file, model).records)
