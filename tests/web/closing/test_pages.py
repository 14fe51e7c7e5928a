"""The pages of the closing: empty, on the small mission, and on the day of Sévaré."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from drawdown.demo.closing_story import Teller
from drawdown.web.register.models import Snapshot

pytestmark = pytest.mark.django_db
PAGES = ("/closing", "/site/{site}/closing", "/site/{site}/certificate")


def text(client: Client, where: str, language: str = "en") -> str:
    """Return a page in a language."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


def test_without_a_register_the_board_says_so(client: Client) -> None:
    assert "No mission yet" in text(client, "/closing")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", PAGES)
def test_a_mission_without_plan_and_acts_shows_every_page(
    client: Client, loaded: Snapshot, page: str, language: str
) -> None:
    words = text(client, page.format(site="nord"), language)
    assert "Nord" in words


def test_a_site_names_what_is_missing_and_who_owes_it(client: Client, loaded: Snapshot) -> None:
    words = text(client, "/site/nord/closing")
    assert "Next: Closure ordered" in words
    assert "Closure directive signed by the head of mission" in words
    assert "Director or chief of mission support" in words
    assert "never asked for" in words
    french = text(client, "/site/nord/closing", "fr")
    assert "Directive de fermeture signée par le chef de mission" in french
    assert "aucun destinataire" in french


def test_a_site_that_is_not_there_is_not_found(client: Client, loaded: Snapshot) -> None:
    for page in PAGES[1:]:
        assert client.get(page.format(site="nowhere")).status_code == 404


@pytest.mark.slow
def test_the_day_of_sevare_is_shown_and_its_evidence_marked(client: Client, sevare: Teller) -> None:
    board = text(client, "/closing")
    assert "Closed without handover" in board
    assert "8 Dec 2023" in board
    assert "reconstructed" in board
    assert len(board.encode()) < 100_000
    mopti = text(client, "/site/mopti-sevare/closing")
    assert "Parts with a file of their own" in mopti
    assert "(reconstructed)" in mopti
    assert len(mopti.encode()) < 150_000
    assert "remise" in text(client, "/site/mopti-sevare/closing", "fr").lower()
    paper = text(client, "/site/mopti-sevare/certificate")
    assert "Certificate number and version" in paper
    assert "Numéro et version du certificat" in paper
    assert "reconstructed for a demonstration" in paper
    kidal = text(client, "/site/kidal/certificate")
    assert "not issued: the site was not accessible" in kidal
