"""Figures that a mission defines itself: a document of definitions and sums, checked in words.

The format is docs/formats/figures.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Annotated, Literal

import yaml
from pydantic import Field, ValidationError

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.register.mission import Id
from drawdown.rules.pack_reading import FIGURES, packs_folder
from drawdown.statements.definitions import definitions
from drawdown.statements.faults import (
    DEFINED_TWICE,
    MIXED_UNITS,
    NO_DEFINITIONS,
    NO_SUCH_FIELD,
    NO_SUCH_FIGURE,
    NO_SUCH_TAKE,
    NOT_OF_ITSELF,
    ONE_UNIT,
    PERIOD_REVERSED,
    SUM_TWICE,
)
from drawdown.statements.vocabulary import FIELDS, NEEDS, TAKES, Query

SHIPPED = "field-mission"
OWN = "mission-figures"
"""The subject under which a mission's own figures are told together."""
MOST = 200_000
"""Bytes of a document; two hundred figures have a quarter of it."""
Phrase = Annotated[str, Field(min_length=2, max_length=120, pattern=r"^[^\d\[\]()\n.;:,]+$")]
"""A noun phrase without numbers and marks, so that a sentence with it can be read back."""
Words = Annotated[str, Field(min_length=2, max_length=400)]


class Ground(Frozen):
    """Where the definition comes from."""

    title: Words
    url: str = ""


class OwnFigure(Frozen):
    """One figure of the mission."""

    id: Id
    unit: Literal[
        "people", "sites", "parts", "vehicles", "movements", "items", "kilograms", "money"
    ]
    query: Query
    name: Phrase
    name_fr: Phrase
    counts: Words
    """What is counted and what is not."""
    counts_fr: Words
    source: Ground


class OwnSum(Frozen):
    """One figure is the sum of others; of a `subject`, between figures that were reported of it."""

    subject: Id = OWN
    sum: Id
    of: Annotated[tuple[Id, ...], Field(min_length=2, max_length=20)]
    source: Ground


class OwnFigures(Frozen):
    """The definitions in force of one mission."""

    format: Literal["drawdown-figures/1"] = "drawdown-figures/1"
    version: Annotated[str, Field(min_length=1, max_length=60)]
    figures: Annotated[tuple[OwnFigure, ...], Field(max_length=200)] = ()
    sums: Annotated[tuple[OwnSum, ...], Field(max_length=200)] = ()

    def to_bytes(self) -> bytes:
        """Return the one spelling of the document."""
        return canonical_bytes(self.model_dump(mode="json"))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the document."""
        return digest(self.to_bytes())

    @cached_property
    def by_id(self) -> Mapping[str, OwnFigure]:
        """The definitions by their id."""
        return {figure.id: figure for figure in self.figures}


NONE = OwnFigures(version="none")
"""No definitions: for whoever writes from records alone."""


@cache
def shipped_own() -> OwnFigures:
    """Return the definitions that come with the software, to be edited as a copy."""
    return read_own((packs_folder() / SHIPPED / FIGURES / "figures.yaml").read_bytes())


def read_own(content: bytes) -> OwnFigures:
    """Return the definitions of a YAML or JSON file; raises `Refused` with all that is wrong."""
    if len(content) > MOST:
        raise _none(f"it is larger than {MOST // 1_000} kB")
    try:
        held = yaml.load(content.decode(), Loader=_Plain)  # noqa: S506 -- a safe loader, below
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        raise _none("it cannot be read" + (f" at line {line + 1}" if line else "")) from error
    try:
        figures = OwnFigures.model_validate_json(canonical_bytes(held))
    except ValidationError as error:
        raise Refused([_in_words(each) for each in error.errors(include_url=False)]) from error
    except (TypeError, ValueError, RecursionError) as error:
        raise _none("it holds what no definition can be") from error
    found = tuple(own_faults(figures))
    if found:
        raise Refused(found)
    return figures


class _Plain(yaml.SafeLoader):
    """Reads no anchors: a few lines of them unfold into gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("references are not read")
        return super().compose_node(parent, index)


_Plain.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _none(why: str) -> Refused:
    return Refused([NO_DEFINITIONS.at(Place("figures"), why=why)])


def _in_words(each: Mapping[str, object]) -> Finding:
    where = each["loc"]
    told = " ".join(
        str(part + 1) if isinstance(part, int) else str(part)
        for part in (where if isinstance(where, tuple) else ())
    )
    return NO_DEFINITIONS.at(Place("figures", field=told or None), why=f"{told}: {each['msg']}")


def own_faults(own: OwnFigures) -> Iterator[Finding]:
    """Yield everything that makes a definition one that nobody can follow."""
    shipped = {each.id for each in definitions().figures}
    known = {name for each in definitions().figures for name in (each.id, each.name, each.name_fr)}
    for row, figure in enumerate(own.figures, 1):
        for field in ("id", "name", "name_fr"):
            if (said := getattr(figure, field)) in known:
                yield DEFINED_TWICE.at(Place("figures", row, field), figure=said)
        known |= {figure.id, figure.name, figure.name_fr}
        yield from _query_faults(figure, row)
    sums: set[tuple[str, str]] = set()
    for row, rule in enumerate(own.sums, 1):
        if (rule.subject, rule.sum) in sums:
            yield SUM_TWICE.at(Place("sums", row, "sum"), figure=rule.sum)
        sums.add((rule.subject, rule.sum))
        yield from _sum_faults(own, rule, row, shipped)


def _query_faults(figure: OwnFigure, row: int) -> Iterator[Finding]:
    query = figure.query
    takes, fields = TAKES[query.records], FIELDS[query.records]
    told = {"figure": figure.id, "records": query.records}
    if query.take not in takes:
        place = Place("figures", row, "take")
        yield NO_SUCH_TAKE.at(place, take=query.take, known=", ".join(takes), **told)
    for field, values in query.where.items():
        place = Place("figures", row, field)
        if field not in fields:
            nearest = suggestion(field, fields)
            yield NO_SUCH_FIELD.at(place, field=field, nearest=nearest, **told)
        elif not values:
            yield NO_SUCH_FIELD.at(place, field=f"{field}: nothing", nearest="name a value", **told)
    needed = NEEDS.get((query.records, query.take))
    if needed is not None and len(query.where.get(needed, ())) != 1:
        yield ONE_UNIT.at(
            Place("figures", row, "take"), figure=figure.id, take=query.take, field=needed
        )
    if query.first and query.last and query.first > query.last:
        yield PERIOD_REVERSED.at(Place("figures", row, "first"), figure=figure.id)


def _sum_faults(own: OwnFigures, rule: OwnSum, row: int, shipped: set[str]) -> Iterator[Finding]:
    known = own.by_id.keys() if rule.subject == OWN else own.by_id.keys() | shipped
    for name in (rule.sum, *rule.of):
        if name not in known:
            nearest = suggestion(name, known)
            yield NO_SUCH_FIGURE.at(Place("sums", row, "of"), figure=name, nearest=nearest)
    if rule.sum in rule.of or len(set(rule.of)) < len(rule.of):
        yield NOT_OF_ITSELF.at(Place("sums", row, "of"), figure=rule.sum)
    units = {own.by_id[n].unit for n in (rule.sum, *rule.of) if n in own.by_id}
    if len(units) > 1:
        yield MIXED_UNITS.at(Place("sums", row, "of"), figure=rule.sum, units=", ".join(units))
