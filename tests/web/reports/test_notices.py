"""A report on its way is a notice for whoever reviews or releases it, and so in their mail."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.reports.test_release import REPORT, begun, cell, head, minusma, quick

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
