"""What somebody reads whose office does not open a page: their own words, and a link that opens."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real
from tests.web.people.persons import enrolled, in_office, logged_in

pytestmark = pytest.mark.django_db
ADMINISTRATOR = "p-0001"


def test_an_administrator_is_told_of_offices_and_led_to_their_own_page(
    mission: Snapshot, installation: Real
) -> None:
    installation()
    in_office(enrolled(ADMINISTRATOR), "administrator")
    client = logged_in(ADMINISTRATOR)
    answer = client.get("/ledger")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "What you hold now does not open this page" in page
    assert "at the machine" not in page
    links = re.findall(r'<main.*?<a href="([^"]*)"', page, re.DOTALL)
    assert [client.get(link).status_code for link in links] == [200]


def test_a_visitor_of_the_example_is_told_that_it_needs_an_account(
    client: Client, mission: Snapshot
) -> None:
    answer = client.get("/me/security")
    assert answer.status_code == 403
    assert "a person with an account" in answer.content.decode()
