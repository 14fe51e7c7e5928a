"""The final performance report: sections and figures are a table, values come from the records.

Headquarters' own form has not been read: a row that no source names is ours and says so. What the
records do not hold is said to be unknown, since the enterprise ledger has it and not this one.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from drawdown.property.disposal.document import Document, Said

OURS: Said = ("ours", "de nous")
UNKNOWN: Said = ("not recorded here", "non enregistré ici")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the report."""

    figure: str
    section: Said
    name: Said
    source: str
    ours: bool
    """No public source names it: it is our proposal."""


@cache
def figures() -> tuple[Figure, ...]:
    """Return the rows of the report, in order."""
    file = resources.files("drawdown.liquidation").joinpath("tables/performance.csv")
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return tuple(
        Figure(
            row["figure"],
            (row["section"], row["section_fr"]),
            (row["name"], row["name_fr"]),
            row["source"],
            row["ours"] == "yes",
        )
        for row in rows
    )


def performance_document(
    mission: str, as_of: date, values: Mapping[str, Sequence[Said]], *, ties_out: bool
) -> Document:
    """Return the report; a figure without a value is unknown, and is never shown as zero."""
    known = figures()
    return Document(
        title=("Final performance report", "Rapport final sur l’exécution du budget"),
        mission=mission,
        as_of=as_of,
        head=(("Section", "Section"), ("Figure", "Chiffre"), ("Value", "Valeur"),
              ("Asked for by", "Demandé par")),
        rows=tuple(
            (
                _both(each.section),
                _both(each.name),
                "; ".join(_both(said) for said in values.get(each.figure) or (UNKNOWN,)),
                _both(OURS) if each.ours else each.source,
            )
            for each in known
        ),
        totals=(("Total", f"{len(known)}", f"{sum(bool(values.get(e.figure)) for e in known)}",
                 f"{sum(not each.ours for each in known)}"),),
        ties_out=ties_out,
        notes=(
            (
                ("Total: rows; those with a value; those that a public report of another mission "
                 "names. Headquarters’ own form has not been read."),
                ("Total : lignes ; celles qui ont une valeur ; celles que nomme un rapport public "
                 "d’une autre mission. La forme prescrite par le Siège n’a pas été lue."),
            ),
            (
                ("What is not recorded here is unknown, and is not zero; expenditure stands in "
                 "the enterprise ledger."),
                ("Ce qui n’est pas enregistré ici est inconnu, et n’est pas nul ; les "
                 "dépenses figurent dans le progiciel de gestion intégré."),
            ),
        ),
    )  # fmt: skip


def _both(said: Said) -> str:
    return said[0] if said[0] == said[1] else f"{said[0]} / {said[1]}"
