"""How sure the plan is: asked for once, played beside the pages, shown with its backtest."""

from __future__ import annotations

import os
import re
import time
from functools import cache

import pytest
from django.conf import settings
from django.test import Client
from django_tasks_db.models import DBTaskResult

from drawdown.demo.invented.mission import invented_mission
from drawdown.plan.codec import dump
from drawdown.plan.schedule import Plan
from drawdown.plan.whatif.draft import drafted
from drawdown.progress.outlook import Outlook, outlook_of
from drawdown.register.history import Event, History, SiteHistory
from drawdown.rules.pack_reading import load_pack
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.register.actions.load_register import load_register
from drawdown.web.store import documents
from drawdown.web.works.actions.play_plan import play_plan
from drawdown.web.works.outlook.shelf import LONGEST, Shelf
from tests.web.conftest import BY_OPERATOR, NOW, planned

pytestmark = pytest.mark.django_db


@cache
def plan() -> Plan:
    """Return a plan of an invented mission: one whose register passes every check."""
    return drafted(invented_mission(3, seed=1, pack=load_pack("field-mission")), rounds=1)


def road() -> str:
    """Return a road on which the last convoy of the plan travels."""
    return max((m for m in plan().movements if m.legs), key=lambda m: m.depart).legs[0].leg


def history() -> History:
    """Return what became known of that road, and when a site was really signed."""
    day = plan().register_.mission.plan_start.replace(day=15)
    shut = Event(known=day, event="legs_closed", legs=(road(),), until=day, detail={})
    closed = next(end.site for end in plan().sites if end.signed)
    return History(events=(shut,), sites=(SiteHistory(site=closed, handover=day),))


@pytest.fixture
def digest(db: None) -> str:
    """A mission with a plan that can be played, and a record of what happened."""
    open_ledger("invented-3-1", origin="test.example/small", at=NOW)
    snapshot = load_register(plan().register_, history(), origin="tests", by=BY_OPERATOR)
    planned(snapshot, plan())
    made = documents().put(dump(plan()))
    Shelf(made).end()
    Shelf(made).file.unlink(missing_ok=True)
    return made


@pytest.fixture
def played(digest: str) -> Outlook:
    play_plan(digest, runs=200)
    found = Shelf(digest).outlook()
    assert found is not None
    return found


def words_of(client: Client) -> str:
    response = client.get("/plan/outlook")
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_without_a_plan_there_is_no_such_page(client: Client) -> None:
    assert client.get("/plan/outlook").status_code == 404


def test_before_it_was_played_it_offers_to(client: Client, digest: str) -> None:
    assert "Play the plan" in words_of(client)


def test_it_is_played_once_however_often_one_asks(client: Client, digest: str) -> None:
    for _ in range(3):
        assert client.post("/plan/play").status_code == 302
    assert DBTaskResult.objects.count() == 1
    assert "is being played" in words_of(client)


def test_a_play_that_died_can_be_asked_for_again(client: Client, digest: str) -> None:
    client.post("/plan/play")
    long_ago = time.time() - LONGEST - 1
    os.utime(Shelf(digest).asked, (long_ago, long_ago))
    client.post("/plan/play")
    assert DBTaskResult.objects.count() == 2


def test_it_shows_chances_replans_and_the_backtest(client: Client, played: Outlook) -> None:
    words = words_of(client)
    assert f"in time in {played.risk.mission.on_time:.1%} of 200 futures" in words
    assert "Road closed: " in words
    assert "legs_closed" not in words
    assert "Backtest: planned, replanned and real" in words
    assert "15 July 2026" in words
    assert "How sure" in client.get("/plan").content.decode()


def test_it_speaks_french(client: Client, played: Outlook) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    words = words_of(client)
    assert "Solidité du plan" in words
    assert "Road closed" not in words
    assert "length of" not in words
    assert "15 juillet 2026" in words


def test_an_outlook_repeats(played: Outlook) -> None:
    assert outlook_of(plan(), history(), runs=200) == played


def test_a_damaged_outlook_is_as_if_there_were_none(client: Client, digest: str) -> None:
    play_plan(digest, runs=50)
    Shelf(digest).file.write_bytes(b"{")
    assert "Play the plan" in words_of(client)


def made(digest: str, days: float) -> str:
    """Return the table of one journey on a road of the plan, and of one that it does not know."""
    on = plan().register_.mission.plan_start
    return f"leg,entered,days,source,note\n{road()},{on},{days},LEDGER,\nelsewhere,{on},2,LEDGER,\n"


def test_journeys_that_were_made_change_the_chances_and_are_shown(
    client: Client, digest: str
) -> None:
    play_plan(digest, runs=200, journeys=made(digest, 40.0))
    found = Shelf(digest).outlook()
    assert found is not None
    (learnt,) = found.learnt
    assert (learnt.journeys, found.unused) == (1, 1)
    assert learnt.after.p95 > learnt.before.p95
    words = words_of(client)
    assert "What journeys have taught" in words
    assert "1 journey says nothing of a planned leg" in words
    # the ledger of this test tells no such journey: the outlook may be played again, and is
    assert "Play the plan again" in words
    client.post("/plan/play")
    assert DBTaskResult.objects.count() == 1
