"""Templates of reports as one document: what a mission edits, offers, and puts in force.

The format is docs/formats/report.md. A mission changes what is said, counted and shown; what the
software counts by its own code has to stay in the tables.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import Field

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import sent
from drawdown.people.reading import shipped_rights
from drawdown.people.rights import Sight
from drawdown.reports.counting import COUNTS
from drawdown.reports.faults import (
    NO_SUCH_COUNT,
    NO_SUCH_OFFICE,
    NO_SUCH_SECTION,
    NO_SUCH_SIGHT,
    NO_TEMPLATES,
    OTHER_PLACES,
    OTHER_UNIT,
    ROW_MISSING,
    TEMPLATE_TWICE,
)
from drawdown.reports.reading import shipped_reports
from drawdown.reports.rules import ReportRules, Template
from drawdown.reports.sections import HEADLINE, MAKERS

MOST = 2_000_000
"""Bytes of a document; the shipped one has a tenth of it."""


class ReportPack(Frozen):
    """Every template of a mission with the tables that its reports say and count by."""

    format: Literal["drawdown-reports/1"] = "drawdown-reports/1"
    version: Annotated[str, Field(min_length=1, max_length=60)]
    rules: ReportRules

    def to_bytes(self) -> bytes:
        """Return the one spelling of the document."""
        held = self.model_dump(mode="json")
        for template in held["rules"]["templates"]:
            if not template["offices"]:
                del template["offices"]  # packs that came into force before there was one
        return canonical_bytes(held)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the document."""
        return digest(self.to_bytes())


@cache
def shipped_pack() -> ReportPack:
    """Return the templates that come with the software, as a document to be edited."""
    return ReportPack(version="shipped", rules=shipped_reports())


def read_pack(content: bytes) -> ReportPack:
    """Return the templates of a JSON or YAML file; raises `Refused` with all that is wrong."""
    pack = parse_pack(content)
    if found := [*check(pack.rules)]:
        raise Refused(found)
    return pack


def parse_pack(content: bytes) -> ReportPack:
    """Return the templates of a file as they stand there; raises `Refused` where it holds none."""
    return sent(ReportPack, content, Place("templates"), NO_TEMPLATES, MOST)


def completed(rules: ReportRules) -> ReportRules:
    """Return rules with what a later version of the software says and counts by, too."""
    shipped, more = shipped_reports(), {}
    for table in _CODED:
        held = getattr(rules, table)
        known = {getattr(row, KEYS[table]) for row in held}
        missing = [row for row in getattr(shipped, table) if getattr(row, KEYS[table]) not in known]
        more[table] = (*held, *missing)
    return rules.with_tables(**more)


def check(rules: ReportRules) -> Iterator[Finding]:
    """Yield what would keep a report from being made by these rules."""
    yield from _templates(rules)
    yield from _tables(rules)


def differences(before: ReportRules, after: ReportRules) -> Iterator[tuple[str, str, str]]:
    """Yield the table, the row and what became of it: `added`, `removed`, `changed`."""
    for table, key in KEYS.items():
        old, new = ({getattr(r, key): r for r in getattr(held, table)} for held in (before, after))
        for name in dict.fromkeys((*old, *new)):
            if old.get(name) != new.get(name):
                became = "added" if name not in old else "changed" if name in new else "removed"
                yield table, name, became


KEYS = {
    "templates": "id",
    "figures": "id",
    "states": "state",
    "incidents": "id",
    "events": "event",
    "words": "id",
}
"""What a row of each table is known by."""
_CODED = ("figures", "states", "words")
"""Tables whose shipped rows the software counts or says by."""


def _templates(rules: ReportRules) -> Iterator[Finding]:
    place, seen = Place("templates"), set()
    for template in rules.templates:
        if template.id in seen:
            yield TEMPLATE_TWICE.at(place, template=template.id)
        seen.add(template.id)
        if template.sight not in set(Sight):
            known = ", ".join(Sight)
            yield NO_SUCH_SIGHT.at(place, template=template.id, sight=template.sight, known=known)
        yield from _offices(template)
        for section in template.sections:
            if section.kind not in {HEADLINE, *MAKERS}:
                nearest = suggestion(section.kind, {HEADLINE, *MAKERS})
                said = {"template": template.id, "kind": section.kind}
                yield NO_SUCH_SECTION.at(place, **said, nearest=nearest)
            if f"section.{section.id}" not in rules.by_word:
                yield ROW_MISSING.at(place, table="words", row=f"section.{section.id}")
            for name in section.figures:
                if name not in COUNTS or name not in rules.by_figure:
                    nearest = suggestion(name, COUNTS)
                    said = {"template": template.id, "figure": name}
                    yield NO_SUCH_COUNT.at(place, **said, nearest=nearest)


def _offices(template: Template) -> Iterator[Finding]:
    known = [role.id for role in shipped_rights().roles]
    for office in template.offices:
        if office not in known:
            said = {"template": template.id, "office": office}
            nearest = suggestion(office, known)
            yield NO_SUCH_OFFICE.at(Place("templates"), **said, nearest=nearest)


def _tables(rules: ReportRules) -> Iterator[Finding]:
    place, shipped = Place("templates"), shipped_reports()
    for table in _CODED:
        held = {getattr(row, KEYS[table]) for row in getattr(rules, table)}
        for row in getattr(shipped, table):
            if getattr(row, KEYS[table]) not in held:
                yield ROW_MISSING.at(place, table=table, row=getattr(row, KEYS[table]))
    for name, figure in shipped.by_figure.items():
        if name in rules.by_figure and rules.by_figure[name].unit is not figure.unit:
            yield OTHER_UNIT.at(place, figure=name, unit=figure.unit.value)
    for word in rules.words:
        known = shipped.by_word.get(word.id)
        places = _places(known.en) if known else frozenset()
        for text in (word.en, word.fr):
            if not _fits(text, places):
                said = ", ".join(sorted(places)) or "none"
                yield OTHER_PLACES.at(place, word=word.id, known=said)


def _places(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def _fits(text: str, places: frozenset[str]) -> bool:
    try:
        return _places(text) <= places
    except ValueError:
        return False
