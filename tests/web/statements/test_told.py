"""The example's statement: released by the cast on its day, in both languages, and marked."""

from __future__ import annotations

import hashlib
import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from drawdown.demo.statement_story import HOURS, SITE
from drawdown.statements.file import Stage
from drawdown.web.people.actions.enrol_cast import enrol_cast
from drawdown.web.records.models import Entry
from drawdown.web.statements.queries import file_of
from drawdown.web.store import documents
from tests.web.conftest import NOW
from tests.web.worlds import load_minusma, of_the_example, told_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]


@pytest.fixture(autouse=True)
def told(db: None) -> None:
    told_once("the statement of minusma", tell)


def tell() -> None:
    register, _ = of_the_example()
    load_minusma(NOW)
    enrol_cast(since=register.mission.plan_start, at=NOW)
    call_command("tell_statement", stdout=StringIO())


def test_it_is_released_in_both_languages_by_two_persons_and_hashed() -> None:
    file = file_of(SITE)
    assert file is not None
    assert file.stage(HOURS.released) is Stage.RELEASED
    assert file.release is not None
    assert {language.value for language in file.release.texts} == {"en", "fr"}
    for sha256 in file.release.texts.values():
        assert hashlib.sha256(documents().get(sha256)).hexdigest() == sha256
    kinds = list(Entry.objects.filter(kind__startswith="statement").values_list("kind", flat=True))
    assert file.release.at == HOURS.released
    assert kinds[-3:] == ["statement.reviewed", "statement.embargoed", "statement.released"]


def test_telling_it_again_tells_nothing() -> None:
    before = Entry.objects.count()
    call_command("tell_statement", stdout=StringIO())
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("language", "notice"),
    [("en", "Reconstructed for a demonstration"), ("fr", "Reconstitué pour une démonstration")],
)
def test_every_sentence_that_went_out_leads_to_evidence(language: str, notice: str) -> None:
    answer = Client().get(f"/released/{SITE}/{language}", headers={"accept-language": language})
    words = answer.content.decode()
    assert notice in words
    asked = set(re.findall(r'href="#evidence-(\d+)"', words))
    held = set(re.findall(r'id="evidence-(\d+)"', words))
    assert asked
    assert asked <= held
    assert held - asked == {"1"}  # the title, which stands above the article and is no link
    article = words[words.index("<article") : words.index("</article>")]
    for paragraph in re.findall(r"<p>(.*?)</p>", article, re.DOTALL):
        assert "#evidence-" in paragraph
    assert notice in Client().get(f"/released/{SITE}/{language}.html").content.decode()
