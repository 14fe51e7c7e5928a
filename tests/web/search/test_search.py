"""What a few words find: as each part finds it, and nothing that the reader may not open."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from drawdown.web.records.guard import recording
from drawdown.web.records.models import Evidence
from drawdown.web.register.models import Snapshot
from drawdown.web.search.finding import fits
from tests.web.people.persons import enrolled, in_office, logged_in

HASH = "0f" * 32


def asked(client: Client, words: str, language: str = "en") -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get("/search", {"q": words})
    assert answer.status_code == 200
    return answer.content.decode()


def kept(title: str) -> None:
    with recording():
        Evidence.objects.create(entry=900, sha256=HASH, size=3, form="pdf", title=title)


@pytest.mark.parametrize(("words", "there"), [("nord", True), ("NÓR", True), ("ord", False)])
def test_a_site_is_found_by_the_beginning_of_its_name(
    client: Client, mission: Snapshot, words: str, there: bool
) -> None:
    assert ('<a href="/site/nord">' in asked(client, words).split("<main")[1]) is there


def test_nothing_found_is_said_in_both_languages(client: Client, mission: Snapshot) -> None:
    assert "Nothing that you may open" in asked(client, "zzz")
    assert "Rien de ce que vous pouvez ouvrir" in asked(client, "zzz", "fr")


def test_words_are_not_asked_for_where_there_are_none(client: Client, mission: Snapshot) -> None:
    assert "Nothing that you may open" not in asked(client, "")


@pytest.mark.parametrize("words", ["sévaré", "SEVARE cert", HASH, HASH[:8]])
def test_a_document_is_found_by_its_title_and_by_its_hash(
    client: Client, mission: Snapshot, words: str
) -> None:
    kept("Certificat de Sévaré")
    assert f'<a href="/document/{HASH}">Certificat de Sévaré</a>' in asked(client, words)


def test_a_document_that_no_site_cites_is_not_named_to_a_host(
    client: Client, mission: Snapshot
) -> None:
    kept("Certificat de Sévaré")
    in_office(enrolled("p-aaaa"), "host_authority", sites=["nord"])
    page = asked(logged_in("p-aaaa"), "certificat")
    assert HASH not in page
    assert "Nothing that you may open" in page


def test_what_is_looked_for_is_shown_as_text(client: Client, mission: Snapshot) -> None:
    assert "<b>x" not in asked(client, "<b>x")


@given(st.lists(st.text("abcé", min_size=1, max_size=4), min_size=1, max_size=4), st.data())
def test_the_beginnings_of_some_words_find_the_text(words: list[str], data: st.DataObject) -> None:
    begun = [word[: data.draw(st.integers(1, len(word)))] for word in words]
    assert fits(" ".join(reversed(begun)), " ".join(words).upper())
    assert not fits("x" + begun[0], " ".join(words))
