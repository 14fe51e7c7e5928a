"""A report on its way is a notice for whoever reviews or releases it, and so in their mail."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.reports.test_release import REPORT, begun, cell, head, minusma, quick, reviewed, sent

__all__ = ["cell", "head", "minusma", "quick"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client", "minusma")]


def waits_for(client: Client, words: str) -> bool:
    return f"{words} {REPORT}" in client.get("/notices").content.decode()


def test_a_draft_waits_for_those_who_review_and_not_for_whoever_drafted_it(
    cell: Client, head: Client
) -> None:
    assert not waits_for(head, "Review the draft")
    assert begun(cell).status_code == 302
    assert waits_for(head, "Review the draft")
    assert not waits_for(cell, "Review the draft")
    assert not waits_for(cell, "Release")


def test_a_released_report_is_told_to_the_offices_that_it_is_addressed_to(
    cell: Client, head: Client
) -> None:
    told = "Daily drawdown situation report of 8 December 2023 is released"
    report = "situation-daily-2023-12-08"
    sent(cell, "/reports/begin", kind="situation-daily", **{"as-of": "2023-12-08"})
    reviewed(head, report, verdict="approved")
    assert told not in head.get("/notices").content.decode()
    assert sent(cell, f"/reports/of/{report}/release").status_code == 302
    page = head.get("/notices").content.decode()
    assert told in page
    assert f"/reports/of/{report}" in page
    assert told not in cell.get("/notices").content.decode(), "the cell is no addressee"
