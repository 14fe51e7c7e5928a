"""The page of guards, and strength by site: planned beside reported."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from drawdown.web.acts import HANDLERS
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.register.models import Snapshot
from drawdown.web.strength.queries import guards
from tests.web.conftest import Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.strength.test_strength import sent as report

pytestmark = pytest.mark.django_db


def sent(client: Client, **given: Any) -> Any:
    words = client.get("/strength/guards").content.decode()
    found = re.search(r'name="stamp" value="([^"]+)"', words)
    assert found is not None
    said = {"stamp": found[1], "site": "nord", "by": "Guard company", "since": "2023-07-01"}
    return client.post("/strength/guards", {**said, **given})


@pytest.mark.usefixtures("mission")
def test_a_site_without_a_guard_is_marked_until_one_is_set(client: Client) -> None:
    for language in ("en", "fr"):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        page = client.get("/strength/guards").content.decode()
        assert "S901" in page
        told = re.findall(r'<span class="late-word">([^<]*)</span> <code>S901', page)
        assert not any(re.search(r"\d{4}-\d\d|nord", each) for each in told), told
    assert sent(client, until="2023-06-01").status_code == 409
    assert sent(client, until="2099-01-01").status_code == 302
    assert sent(client, until="2099-02-01", heads="30").status_code == 302
    (guard,) = guards()
    assert (guard.heads, guard.until.year) == (30, 2099)
    for language, words in (("en", "Without a guard"), ("fr", "Sans garde")):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        page = client.get("/strength/guards").content.decode()
        assert words in page
        assert "Guard company" in page
    before = every_row()
    rebuild(HANDLERS)
    assert every_row() == before


def test_only_those_who_guard_set_a_guard(
    client: Client, mission: Snapshot, installation: Real
) -> None:
    installation()
    in_office(enrolled("p-0061"), "property_chief")
    asked = logged_in("p-0061")
    assert "form-guard-set" not in asked.get("/strength/guards").content.decode()
    assert asked.post("/strength/guards", {"site": "nord"}).status_code == 403


@pytest.mark.usefixtures("mission")
def test_each_site_shows_what_was_reported_beside_what_is_planned(client: Client) -> None:
    page = client.get("/strength?day=2023-07-01").content.decode()
    assert "? / ~" in page
    assert "? / ?" in page  # the plan knows no observers, contractors and guards apart
    counted = {"count-contingents": "40", "site": "nord", "on": "2023-07-01"}
    assert report(client, measure="present", **counted).status_code == 302
    plan = {"count-contingents": "41", "site": "nord", "on": "2027-01-01"}
    assert report(client, measure="planned", **plan).status_code == 302
    assert re.search(r"40 / ~\d", client.get("/strength?day=2023-07-01").content.decode())
    assert "40 / 41" in client.get("/strength?day=2027-01-02").content.decode()
