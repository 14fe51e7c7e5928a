"""Figures that were released together, as facts that a statement may say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from drawdown.register.legacy import ReportedFigures
from drawdown.statements.fact import Fact, Value
from drawdown.statements.figures import rules_of
from drawdown.statements.gather import Records

TOTAL = "total"
SET_KINDS = frozenset({"set_total", "set_sum", "set_figure"})


def set_named(records: Records, subject: str, on: date) -> ReportedFigures | None:
    """Return the figures of a subject that were reported on a day."""
    for each in records.history.figures:
        if (each.subject, each.reported) == (subject, on):
            return each
    return None


def set_facts(figures: ReportedFigures) -> tuple[Fact, ...]:
    """Return what may be said of a set: every figure that is no estimate, once or in a sum."""
    known = {name: value for name, value in figures.values.items() if not figures.estimated(name)}
    sources = figures.provenance_of("values").source
    return tuple(
        Fact(kind, values, sources) for kind, values in _said(figures.subject, figures, known)
    )


def _said(
    subject: str, figures: ReportedFigures, known: Mapping[str, int]
) -> Iterator[tuple[str, dict[str, Value]]]:
    on = figures.reported.isoformat()
    yield "set_title", {"on": on}
    rules = rules_of(subject, known)
    sums = {rule.sum: tuple(f"{name}@{known[name]}" for name in rule.of) for rule in rules}
    within = {name for rule in rules for name in rule.of}
    for name in sorted(known, key=lambda one: (one != TOTAL, list(known).index(one))):
        said: dict[str, Value] = {"count": str(known[name]), "what": name}
        if name == TOTAL:
            yield "set_total", {"on": on, **said} | ({"of": sums[name]} if name in sums else {})
        elif name in sums:
            yield "set_sum", {**said, "of": sums[name]}
        elif name not in within:
            yield "set_figure", said
