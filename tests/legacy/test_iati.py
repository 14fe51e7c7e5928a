"""Projects as IATI activities: the structure of the standard, and a schema where one is given."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from drawdown.legacy.entry import LegacyEntry, Sort, of_item
from drawdown.legacy.iati import PROJECTS, Publisher, export, schema_faults
from tests.statements.conftest import example

NOW = datetime(2023, 12, 8, 12, tzinfo=UTC)
WE = Publisher("XI-EXAMPLE-1", "The mission", "ML")
SCHEMA = os.environ.get("DRAWDOWN_IATI_SCHEMA", "")
ORDER = [
    "iati-identifier", "reporting-org", "title", "description", "participating-org",
    "other-identifier", "activity-status", "activity-date", "contact-info", "activity-scope",
    "recipient-country", "recipient-region", "location", "sector", "tag", "country-budget-items",
    "humanitarian-scope", "policy-marker", "collaboration-type", "default-flow-type",
    "default-finance-type", "default-aid-type", "default-tied-status", "budget",
    "planned-disbursement", "capital-spend", "transaction", "document-link",
]  # fmt: skip
"""The order in which version 2.03 asks for the parts of an activity."""
NEEDED = [*ORDER[:5], "activity-status", "activity-date"]


def entries() -> list[LegacyEntry]:
    found = (of_item(item, Sort.OTHER) for item in example().history.legacy)
    return [entry for entry in found if entry is not None]


def activities() -> list[etree._Element]:
    return list(etree.fromstring(export(entries(), WE, at=NOW).content))


def test_every_project_with_a_date_is_an_activity_and_the_others_are_named() -> None:
    made = export(entries(), WE, at=NOW)
    projects = {entry.id for entry in entries() if entry.sort in PROJECTS}
    assert made.activities == len(activities())
    assert {e.id for e in made.left_out} | ids() == projects
    assert not {e.id for e in made.left_out} & ids()
    assert all(entry.date is None for entry in made.left_out)


def ids() -> set[str]:
    told = (each.findtext("iati-identifier") for each in activities())
    return {(each or "").removeprefix("XI-EXAMPLE-1-") for each in told}


def test_parts_stand_in_the_order_of_the_standard_and_none_that_it_needs_is_missing() -> None:
    assert activities()
    for activity in activities():
        names = [part.tag for part in activity]
        assert names == sorted(names, key=ORDER.index)
        assert set(NEEDED) <= set(names)


def test_every_day_is_one_and_every_sum_is_that_of_the_records() -> None:
    known = {entry.id: entry for entry in entries()}
    for activity in activities():
        entry = known[(activity.findtext("iati-identifier") or "").removeprefix("XI-EXAMPLE-1-")]
        for part in activity.iter("activity-date", "transaction-date"):
            day = datetime.fromisoformat(part.get("iso-date"))
            assert day.strftime("%Y-%m-%d").startswith(entry.date or "-")
        values = [part.text for part in activity.iter("value")]
        assert values == ([str(entry.amount)] if entry.amount is not None else [])


def test_the_file_says_its_version_and_names_both_languages() -> None:
    root = etree.fromstring(export(entries(), WE, at=NOW).content)
    assert root.get("version") == "2.03"
    languages = {
        n.get("{http://www.w3.org/XML/1998/namespace}lang") for n in root.iter("narrative")
    }
    assert languages == {None, "fr"}


def test_the_same_entries_give_the_same_bytes() -> None:
    made = export(entries(), WE, at=NOW)
    assert made == export(list(reversed(entries())), WE, at=NOW)


def test_nobody_publishes_without_an_identifier_of_their_own() -> None:
    for reference in ("", "a b", "x"):
        with pytest.raises(ValueError, match="no identifier"):
            Publisher(reference, "The mission", "ML")


SMALL = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="iati-activities"><xs:complexType><xs:sequence>
    <xs:element name="iati-activity" minOccurs="0" maxOccurs="{most}"><xs:complexType mixed="true">
      <xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence>
      <xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
  </xs:sequence><xs:attribute name="version" use="required"/>
  <xs:attribute name="generated-datetime"/></xs:complexType></xs:element></xs:schema>"""


def test_a_schema_judges_the_file_and_says_where(tmp_path: Path) -> None:
    schema = tmp_path / "iati.xsd"
    content = export(entries(), WE, at=NOW).content
    schema.write_text(SMALL.format(most="unbounded"))
    assert list(schema_faults(content, schema)) == []
    schema.write_text(SMALL.format(most="1"))
    (found,) = schema_faults(content, schema)
    assert found.code == "L802"
    assert found.place.row


def test_a_schema_that_is_none_is_said_and_not_passed_over(tmp_path: Path) -> None:
    schema = tmp_path / "iati.xsd"
    schema.write_text("<no/>")
    assert [found.code for found in schema_faults(b"<a/>", schema)] == ["L801"]
    assert [found.code for found in schema_faults(b"<a/>", tmp_path / "none")] == ["L801"]


def test_a_file_that_is_no_xml_is_a_finding_with_its_line(tmp_path: Path) -> None:
    schema = tmp_path / "iati.xsd"
    schema.write_text(SMALL.format(most="1"))
    (found,) = schema_faults(b"<iati-activities>\n\xff</iati-activities>", schema)
    assert (found.code, found.place.row) == ("L802", 2)


@pytest.mark.skipif(not SCHEMA, reason="DRAWDOWN_IATI_SCHEMA names no iati-activities-schema.xsd")
def test_the_export_is_valid_by_the_published_schema() -> None:
    assert list(schema_faults(export(entries(), WE, at=NOW).content, Path(SCHEMA))) == []
