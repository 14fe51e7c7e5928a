"""On the example: titles in the reader's language, and days before a site was opened."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from drawdown.demo.closing_story import Teller
from drawdown.web.records.models import Entry, Refusal
from tests.web.closing.test_forms import paper

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("minusma")
@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("fr", "Governor of Mopti Region", "Gouverneur de la région de Mopti"),
        ("en", "Governor of Mopti Region", "Governor of Mopti Region"),
        ("fr", "Somebody whom no phrase names", "Somebody whom no phrase names"),
        ("fr", "", "–"),
    ],
)
def test_a_title_is_said_as_the_mission_says_it(language: str, typed: str, said: str) -> None:
    with translation.override(language):
        page = Template("{% as_titled typed %}").render(Context({"typed": typed}))
    assert page == said


def test_a_day_before_the_site_was_opened_is_refused_in_words_and_recorded(
    client: Client, minusma: Teller
) -> None:
    where = "/site/ber/closing"
    found = re.search(
        r'id="form-evidence-given".*?name="stamp" value="([^"]+)"',
        client.get(where).content.decode(),
        re.DOTALL,
    )
    assert found is not None
    acts, refusals = Entry.objects.filter(kind="evidence.given").count(), Refusal.objects.count()
    given = {"evidence": "closure_directive", "title": "a paper", "on": "2013-05-01"}
    answer = client.post(f"{where}/evidence-given", {"stamp": found[1], **given, "file": paper()})
    words = answer.content.decode()
    assert answer.status_code == 409, words[:500]
    assert "1 May 2013 lies before the site was opened on 1 Jan 2014" in words
    assert Refusal.objects.count() == refusals + 1
    assert Entry.objects.filter(kind="evidence.given").count() == acts
    assert 'value="2013-05-01"' in words, "what was typed stays"
