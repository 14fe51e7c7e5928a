"""The page of strength: its form makes one act, its table and its curve show what was reported."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from drawdown.web.acts import HANDLERS
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.register.models import Snapshot
from drawdown.web.strength.queries import reports
from tests.web.conftest import Real
from tests.web.people.persons import enrolled, in_office, logged_in

pytestmark = pytest.mark.django_db


def sent(client: Client, **given: Any) -> Any:
    words = client.get("/strength").content.decode()
    found = re.search(r'name="stamp" value="([^"]+)"', words)
    assert found is not None
    said = {"stamp": found[1], "on": "2026-01-05", "measure": "departed", **given}
    return client.post("/strength", said)


@pytest.mark.usefixtures("mission")
def test_a_report_is_one_act_and_stands_on_the_page(client: Client) -> None:
    count = Entry.objects.count()
    given = {"count-staff_officers": "97", "count-contingents": "2583"}
    answer = sent(client, **given, total="2680", whole="on", source="UN-EXIT27")
    assert answer.status_code == 302, answer.content.decode()
    assert Entry.objects.count() == count + 1
    (report,) = reports()
    assert dict(report.counts) == {"staff_officers": 97, "contingents": 2583}
    assert report.reported == 2680
    for language, head in (("en", "Staff officers"), ("fr", "Officiers d&#x27;état-major")):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        page = client.get("/strength").content.decode()
        assert head in page or head.replace("&#x27;", "’") in page
        assert "<svg" in page
    before = every_row()
    rebuild(HANDLERS)
    assert every_row() == before


@pytest.mark.usefixtures("mission")
def test_what_does_not_add_up_comes_back_with_its_reason(client: Client) -> None:
    answer = sent(client, **{"count-contingents": "5"}, total="6", whole="on")
    assert answer.status_code == 409
    assert "S802" in answer.content.decode()
    assert reports() == ()


def test_only_those_who_count_people_report(
    client: Client, mission: Snapshot, installation: Real
) -> None:
    installation()
    in_office(enrolled("p-0031"), "property_chief")
    asked = logged_in("p-0031")
    page = asked.get("/strength")
    assert page.status_code == 200
    assert "form-strength-reported" not in page.content.decode()
    assert asked.post("/strength", {"on": "2026-01-05"}).status_code == 403


def test_a_report_is_shown_to_those_who_see_the_mission(
    client: Client, mission: Snapshot, installation: Real
) -> None:
    sent(client, **{"count-contingents": "77123"})
    installation()
    for person, role, shown in (
        ("p-0032", "auditor", True),
        ("p-0033", "human_resources", True),
        ("p-0034", "public_information", False),
    ):
        in_office(enrolled(person), role)
        page = logged_in(person).get("/strength").content.decode()
        assert ("No strength was reported" not in page) == shown, role
