"""Figures that were released together, as facts that a statement may say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from drawdown.core.provenance import Provenance
from drawdown.register.legacy import ReportedFigures
from drawdown.statements.fact import Fact, Value
from drawdown.statements.figures import rules_of
from drawdown.statements.gather import Records
from drawdown.statements.own import NONE, OWN, OwnFigures
from drawdown.statements.values import own_values

TOTAL = "total"
SET_KINDS = frozenset({"set_total", "set_sum", "set_figure", "own_count"})


def set_named(records: Records, subject: str, on: date) -> ReportedFigures | None:
    """Return the figures of a subject that were reported on a day, or that the mission counts."""
    if subject == OWN:
        return _own_set(records, on)
    for each in records.history.figures:
        if (each.subject, each.reported) == (subject, on):
            return each
    return None


def _own_set(records: Records, on: date) -> ReportedFigures | None:
    """Count what the mission defined by a day; what is incomplete or estimated is left out."""
    sure = [v for v in own_values(records, by=on) if not v.estimated and not v.missing]
    if not sure:
        return None
    marks = {v.of.id: Provenance(source=v.sources) for v in sure}
    values = {v.of.id: v.value for v in sure}
    return ReportedFigures(reported=on, subject=OWN, values=values, provenance=marks)


def set_facts(figures: ReportedFigures, own: OwnFigures = NONE) -> tuple[Fact, ...]:
    """Return what may be said of a set: every figure that is no estimate, once or in a sum."""
    if figures.subject == OWN:
        return tuple(_own_facts(figures, own))
    known = {name: value for name, value in figures.values.items() if not figures.estimated(name)}
    sources = figures.provenance_of("values").source
    return tuple(
        Fact(kind, values, sources) for kind, values in _said(figures.subject, figures, known, own)
    )


def _own_facts(figures: ReportedFigures, own: OwnFigures) -> Iterator[Fact]:
    """Yield each figure with the parts that make it, where a sum of the mission says so."""
    on, values = figures.reported.isoformat(), figures.values
    every = [figures.provenance_of(name).source for name in values]
    yield Fact("own_title", {"on": on}, tuple(dict.fromkeys(s for one in every for s in one)))
    sums = {rule.sum: rule.of for rule in rules_of(OWN, values, own)}
    for name, value in values.items():
        said: dict[str, Value] = {"on": on, "count": str(value), "what": name}
        if name in sums:
            said["of"] = tuple(f"{part}@{values[part]}" for part in sums[name])
        yield Fact("own_count", said, figures.provenance_of(name).source)


def _said(
    subject: str, figures: ReportedFigures, known: Mapping[str, int], own: OwnFigures
) -> Iterator[tuple[str, dict[str, Value]]]:
    on = figures.reported.isoformat()
    yield "set_title", {"on": on}
    rules = rules_of(subject, known, own)
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
