"""The pages of the closing: empty, on the small mission, and on the day of Sévaré."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from drawdown.demo.closing_story import Teller
from drawdown.progress.acts.clear import ClearanceAnswered, ClearanceAsked
from drawdown.progress.clearance import Answer
from drawdown.web.closing.actions.report import report
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.sending import Sender
from drawdown.web.register.models import Snapshot
from tests.web.conftest import NOW

pytestmark = pytest.mark.django_db
PAGES = ("/closing", "/site/{site}/closing", "/site/{site}/certificate")
LISTS = ("/work", "/clearances")


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


def test_the_board_says_what_each_gate_lacks_and_who_owes_it(
    client: Client, loaded: Snapshot
) -> None:
    board = text(client, "/closing")
    assert "2 missing" in board
    assert "Approved tranche of the asset disposal plan" in board
    assert "Chief of property management" in board
    assert "Tranche approuvée du plan de liquidation des biens" in text(client, "/closing", "fr")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", LISTS)
def test_the_lists_of_a_mission_without_plan_say_that_there_is_nothing(
    client: Client, loaded: Snapshot, page: str, language: str
) -> None:
    words = text(client, page, language)
    assert ("<table" in words) is False


@pytest.mark.parametrize("asked", ["open", "week", "overdue", "blocked", "mine", "nonsense"])
def test_every_list_of_tasks_is_shown(client: Client, mission: Snapshot, asked: str) -> None:
    words = text(client, f"/work?list={asked}&week=2023-07-03")
    assert "Variance of the week, 3 July 2023 to 9 July 2023" in words
    assert ("English T34" in words) is (asked in ("open", "nonsense"))


def test_the_variance_of_a_week_is_a_table_to_download(client: Client, mission: Snapshot) -> None:
    answer = client.get(reverse("work-variance"), {"week": "2023-07-05"})
    assert answer["Content-Type"] == "text/csv"
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("site,due,done_of_due")
    assert [row.split(",")[0] for row in rows[1:]] == ["nord", "sud"]


def test_a_refused_clearance_says_what_waits_for_it(client: Client, mission: Snapshot) -> None:
    by = Sender(OPERATOR, by_the_operator, NOW)
    asked = ClearanceAsked(
        clearance="C-1",
        kind="convoy",
        authority="=HYPERLINK(1)",
        on=date(2023, 7, 5),
        needed_by=date(2023, 7, 20),
        movements=("lift-nord-001",),
        sites=("nord",),
    )
    report("clearance.asked", asked, [], by=by)
    no = ClearanceAnswered(
        clearance="C-1",
        answer=Answer.REFUSED,
        on=date(2023, 7, 9),
        reason="the road is shut",
        by="the ministry",
    )
    report("clearance.answered", no, [], by=by)
    words = text(client, "/clearances")
    assert "refused, 9 Jul 2023" in words
    assert "the road is shut" in words
    assert "130 people, 36 vehicle places" in words
    assert "by the ministry" in words
    assert "can wait until 29 Aug 2023" in words
    assert "too late already: 0 people, 0 containers, 0 vehicles" in words
    assert ",'=HYPERLINK(1)," in client.get("/clearances.csv").content.decode()


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
