"""People by category, property and waste, counted for the mission's own figures out of its rows."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drawdown.environment.file import EnvironmentFile
from drawdown.environment.waste import Manifest, Receipt
from drawdown.statements.query import count
from drawdown.statements.vocabulary import Of, Query
from drawdown.web.closing import models as closing
from drawdown.web.closing.codec import Codec
from drawdown.web.records.guard import recording
from drawdown.web.register.models import Snapshot
from drawdown.web.statements.drafts import records_now
from tests.web.property.test_disposal import NO, decide, enter
from tests.web.property.test_import import sites
from tests.web.strength.test_strength import sent as report

pytestmark = pytest.mark.django_db
__all__ = ["sites"]
OIL = Manifest(
    "M-1", "oil", 500, date(2026, 1, 3), "c", "r", "d",
    receipt=Receipt(480, date(2026, 1, 5), "r", "c", "water in the drums"),
)  # fmt: skip


def value(query: Query) -> int | None:
    records = records_now()
    assert records is not None
    return count(records, query).value


@pytest.mark.usefixtures("mission")
def test_the_last_report_counts_a_category_and_names_its_entry(client: Client) -> None:
    assert report(client, **{"count-contingents": "100"}).status_code == 302
    late = {"count-contingents": "2583", "count-staff_officers": "97", "on": "2026-01-09"}
    assert report(client, **late, source="UN-EXIT27").status_code == 302
    where = {"measure": ("departed",), "category": ("contingents",)}
    query = Query(records=Of.STRENGTH, take="count", where=where)
    assert value(query) == 2583
    records = records_now()
    assert records is not None
    cited, entry = sorted(count(records, query).sources)
    assert cited == "UN-EXIT27"
    assert entry.startswith("ledger entry ")
    uniformed = {"measure": ("departed",), "group": ("uniformed",)}
    counted = count(records, Query(records=Of.STRENGTH, take="count", where=uniformed))
    assert counted.value == 2680
    assert counted.missing  # the report is silent on the police


def test_pieces_of_property_are_counted_by_where_they_go(
    tmp_path: Path, sites: tuple[str, str]
) -> None:
    rows = [("1", "Pump", 3, "good", "900.00", "300.00"), ("4", "Box", 7, "", "", "")]
    enter(tmp_path, sites[0], rows)
    decide(sites[0], NO)
    every = Query(records=Of.PROPERTY, take="pieces", where={"owner": ("un",)})
    still = Query(records=Of.PROPERTY, take="lines", where={"method": ("open",)})
    assert (value(every), value(still)) == (10, 1)
    elsewhere = Query(records=Of.PROPERTY, take="pieces", where={"site": (sites[1],)})
    assert value(elsewhere) is None


def test_waste_that_left_and_waste_that_arrived_are_two_counts(mission: Snapshot) -> None:
    file = EnvironmentFile(site="nord", manifests={"M-1": OIL})
    content = Codec(EnvironmentFile).write(file)
    with recording():
        closing.EnvironmentFile.objects.create(subject=file.subject, site="nord", content=content)
    for of, kg in ((Of.WASTE_SENT, 500), (Of.WASTE_RECEIVED, 480)):
        assert value(Query(records=of, take="kg", where={"stream": ("oil",)})) == kg


@pytest.mark.usefixtures("mission")
def test_a_definition_of_people_is_tried_on_the_page_with_its_evidence(client: Client) -> None:
    report(client, **{"count-contingents": "2583"}, source="UN-EXIT27")
    figure = {
        "id": "contingents-gone", "unit": "people", "name": "soldiers gone",
        "name_fr": "soldats partis", "counts": "Contingents.", "counts_fr": "Contingents.",
        "source": {"title": "Directive 4"},
        "query": {"records": "strength", "take": "count",
                  "where": {"measure": ["departed"], "category": ["contingents"]}},
    }  # fmt: skip
    held = {"format": "drawdown-figures/1", "version": "2", "figures": [figure]}
    file = SimpleUploadedFile("figures.json", json.dumps(held).encode())
    words = client.post("/figures/own/check", {"file": file}).content.decode()
    assert ">2,583<" in words
    assert "mission 2026-01-05: contingents" in words
    assert "ledger entry" in words
