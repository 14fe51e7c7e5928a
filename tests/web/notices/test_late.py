"""What is late beside the closing of sites is told to those who can do something about it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from drawdown.web.movement.yards import Rate, Waiting, Yard
from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.property.test_files import begin
from tests.web.property.test_import import apply, table

pytestmark = pytest.mark.django_db


def notices(person: str, role: str, language: str = "en") -> str:
    in_office(enrolled(person), role)
    client = logged_in(person)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client.get("/notices").content.decode()


def test_a_case_that_waits_is_told_to_those_who_see_and_decide_cases(
    client: Client, mission: Snapshot, installation: Real, tmp_path: Path
) -> None:
    apply(table(tmp_path, ("1", "Pump", "nord", 3)))
    begin("case.opened", "nord", {"1": 1}, file="C-7")
    installation()
    assert "Case C-7 waits for its decision" in notices("p-0071", "review_body")
    assert "L’affaire C-7 attend sa décision" in notices("p-0072", "property_chief", "fr")
    assert "C-7" not in notices("p-0073", "engineering")


def test_demurrage_runs_after_the_free_days_at_ports_alone() -> None:
    today = date(2023, 12, 1)
    stood = tuple(Waiting(f"C{n}", today - timedelta(days=n), "mv") for n in (5, 12, 20))
    rate = Rate(day=25, free_days=12, currency="USD", source="EST", estimated=True)
    port = Yard(
        "dakar", port=True, holds_teu=None, cutoff_days=None, usual_days=None, waiting=stood
    )
    assert rate.of(port, today) == 25 * 8
    hub = Yard("gao", port=False, holds_teu=None, cutoff_days=None, usual_days=None, waiting=stood)
    assert rate.of(hub, today) is None
