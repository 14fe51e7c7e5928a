"""Projects as IATI 2.03 activities: what is needed, in the order of the standard; and its check.

https://iatistandard.org/en/iati-standard/203/. What has no date cannot be an activity, and is
returned apart; nothing is made up to fill a field.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lxml import etree

from drawdown.core.findings import Finding, Place
from drawdown.legacy.entry import LegacyEntry, Sort
from drawdown.legacy.faults import BAD_SCHEMA, NOT_VALID

VERSION = "2.03"
MULTILATERAL, FUNDING, IMPLEMENTING, ACTUAL_END, CLOSED, EXPENDITURE = "40", "1", "4", "4", "4", "4"
"""Codes of the code lists OrganisationType, OrganisationRole, ActivityDateType, ActivityStatus and
TransactionType."""
OWN_VOCABULARY, DAC_PURPOSES = "99", "1"
"""Of the code list SectorVocabulary; a code of the DAC stands only where a source gives it."""
PROJECTS = frozenset({Sort.PROJECT, Sort.INFRASTRUCTURE, Sort.OFFICE})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_REFERENCE = re.compile(r"[^/&|?\s]{2,60}")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: the identifier that the registry of IATI gave, and a name."""

    reference: str
    name: str
    country: str
    """Where the activities took place, in two letters of ISO 3166-1."""

    def __post_init__(self) -> None:
        if not _REFERENCE.fullmatch(self.reference):
            raise ValueError(f"{self.reference!r} is no identifier of an organisation")
        if not re.fullmatch("[A-Z]{2}", self.country):
            raise ValueError(f"{self.country!r} is no country of two letters")


@dataclass(frozen=True, slots=True)
class Export:
    """The file, how many activities it holds, and the projects that it cannot hold."""

    content: bytes
    activities: int
    left_out: tuple[LegacyEntry, ...]


def export(entries: Sequence[LegacyEntry], publisher: Publisher, *, at: datetime) -> Export:
    """Return projects, infrastructure and offices as activities, in the order of their ids."""
    projects = sorted((e for e in entries if e.sort in PROJECTS), key=lambda entry: entry.id)
    dated = [entry for entry in projects if entry.date]
    when = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    root = etree.Element("iati-activities", {"version": VERSION, "generated-datetime": when})
    root.extend(_activity(entry, publisher) for entry in dated)
    etree.indent(root)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return Export(content, len(dated), tuple(e for e in projects if not e.date))


def schema_faults(content: bytes, schema: Path) -> Iterator[Finding]:
    """Yield where a file is not as the schema says: line, and the schema's own words."""
    try:
        judge = etree.XMLSchema(etree.parse(str(schema), _parser()))
    except (OSError, etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        yield BAD_SCHEMA.at(Place(str(schema)), reason=error)
        return
    try:
        document = etree.fromstring(content, _parser())
    except etree.XMLSyntaxError as error:
        yield NOT_VALID.at(Place("iati.xml", error.lineno), problem=error.msg)
        return
    if not judge.validate(document):
        for each in judge.error_log:
            yield NOT_VALID.at(Place("iati.xml", each.line), problem=each.message)


def _parser() -> etree.XMLParser:
    """Return a reader that asks nobody outside and follows no entity."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _activity(entry: LegacyEntry, publisher: Publisher) -> etree._Element:
    activity = etree.Element("iati-activity", {_LANG: "en"})
    if entry.currency:
        activity.set("default-currency", entry.currency)
    _add(activity, "iati-identifier").text = f"{publisher.reference}-{entry.id}"
    reporter = {"ref": publisher.reference, "type": MULTILATERAL}
    _narrated(activity, "reporting-org", publisher.name, **reporter)
    _narrated(activity, "title", entry.what, entry.what_fr)
    _narrated(activity, "description", _description(entry), type="1")
    if entry.donor:
        _narrated(activity, "participating-org", entry.donor, role=FUNDING)
    mission = {"ref": publisher.reference, "role": IMPLEMENTING, "type": MULTILATERAL}
    _narrated(activity, "participating-org", publisher.name, **mission)
    _add(activity, "activity-status", code=CLOSED)
    _narrated(
        activity, "activity-date", entry.date or "", **{"type": ACTUAL_END, "iso-date": _day(entry)}
    )
    _add(activity, "recipient-country", code=publisher.country)
    _location(activity, entry)
    if entry.dac:
        _add(activity, "sector", vocabulary=DAC_PURPOSES, code=entry.dac)
    own = {"vocabulary": OWN_VOCABULARY, "code": entry.sector}
    _narrated(activity, "sector", entry.sector.replace("-", " "), **own)
    _transaction(activity, entry)
    return activity


def _description(entry: LegacyEntry) -> str:
    """Say what has no field of its own, as the records say it."""
    told = [entry.what]
    if entry.count is not None and entry.unit:
        told.append(f"{entry.count} {entry.unit}")
    if entry.amount is not None and entry.about:
        told.append(f"the amount is {entry.about.replace('_', ' ')} the value given")
    if entry.beneficiaries is not None:
        told.append(f"{entry.beneficiaries} beneficiaries")
    if entry.successor:
        told.append(f"successor: {entry.successor}")
    told.append(f"sources: {', '.join(entry.sources)}")
    return "; ".join(told)


def _location(activity: etree._Element, entry: LegacyEntry) -> None:
    location = _add(activity, "location")
    _narrated(location, "name", entry.region)
    if entry.lat and entry.lon:
        point = _add(location, "point", srsName="http://www.opengis.net/def/crs/EPSG/0/4326")
        _add(point, "pos").text = f"{entry.lat} {entry.lon}"


def _transaction(activity: etree._Element, entry: LegacyEntry) -> None:
    if entry.amount is None or not entry.currency:
        return
    spent = _add(activity, "transaction")
    _add(spent, "transaction-type", code=EXPENDITURE)
    _add(spent, "transaction-date", **{"iso-date": _day(entry)})
    value = _add(spent, "value", **{"currency": entry.currency, "value-date": _day(entry)})
    value.text = str(entry.amount)


def _day(entry: LegacyEntry) -> str:
    """Return the last day of a year, a month or a day: the activity was over by then."""
    parts = [int(part) for part in (entry.date or "").split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day).isoformat()


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, name, attributes)


def _narrated(
    parent: etree._Element, name: str, english: str, french: str = "", **attributes: str
) -> None:
    element = _add(parent, name, **attributes)
    _add(element, "narrative").text = english
    if french:
        narrative = _add(element, "narrative")
        narrative.set(_LANG, "fr")
        narrative.text = french
