"""The statement of a site on screen: in the language of the reader, each piece with evidence."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from drawdown.progress.telling.words import Language
from drawdown.statements.gather import Records, facts
from drawdown.statements.write import write
from drawdown.web.register.models import Snapshot
from tests.web.conftest import NOW
from tests.web.test_plan_page import text_of
from tests.web.worlds import load_minusma, of_the_example

pytestmark = pytest.mark.django_db


@pytest.fixture
def minusma(db: None) -> Records:
    load_minusma(NOW)
    return Records(*of_the_example())


@pytest.mark.parametrize("language", list(Language))
def test_every_fact_is_shown_and_leads_to_its_evidence(
    client: Client, minusma: Records, language: Language
) -> None:
    told = write(minusma, facts(minusma, "mopti-sevare"), language)
    html = client.get(
        "/site/mopti-sevare/statement", headers={"accept-language": language.value}
    ).content.decode()
    assert told.title in html
    assert len(told.facts) == 24
    for number in range(1, 25):
        assert f'href="#evidence-{number}"' in html
        assert f'id="evidence-{number}"' in html
    assert "https://peacekeeping.un.org/en/closure-of-minusma-camp-sevare-mopti-region" in html


def test_what_others_say_stands_beside_the_evidence(client: Client, minusma: Records) -> None:
    words = text_of(client, "/site/mopti-sevare/statement")
    assert "Reported otherwise: 2023-12-09" in words


def test_a_part_that_was_handed_over_before_has_a_statement_of_its_own(
    client: Client, minusma: Records
) -> None:
    words = text_of(client, "/site/mopti-sevare/statement?part=mopti-opam")
    assert "MINUSMA hands over the OPAM annex in Mopti" in words
    assert client.get("/site/mopti-sevare/statement?part=atlantis").status_code == 404


def test_an_alias_leads_to_the_site(client: Client, minusma: Records) -> None:
    response = client.get("/site/sevare/statement")
    assert (response.status_code, response["Location"]) == (302, "/site/mopti-sevare/statement")


def test_the_page_of_the_site_leads_to_it(client: Client, minusma: Records) -> None:
    html = client.get("/site/kidal").content.decode()
    assert re.search(r'href="/site/kidal/statement"', html)


def test_a_site_whose_day_nobody_gives_says_so(client: Client, mission: Snapshot) -> None:
    assert "nothing is said of it" in text_of(client, "/site/sud/statement")
