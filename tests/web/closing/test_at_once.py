"""Two people who decide the same thing at once: one does, the others are told, nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from drawdown.ledger.act import Actor, PersonId
from drawdown.web.acts import HANDLERS
from drawdown.web.closing.actions.report import BY_KIND, report
from drawdown.web.closing.queries import file_of
from drawdown.web.records.door import RefusedAct
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry, Refusal
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Sender
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from tests.web.closing.conftest import anybody
from tests.web.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 8
SITE = {"site": "nord", "on": NOW.date().isoformat()}


def by(role: str, number: int = 0, at: datetime = NOW) -> Sender:
    person = PersonId(f"p-{number:04x}")
    return Sender(Actor(person=person, capacity=role, delegation=None), anybody, at)


def tell(kind: str, sender: Sender, **said: Any) -> Receipt:
    body = BY_KIND[kind].kind.body.model_validate_json(json.dumps(SITE | said))
    papers = [said["document"]] if "document" in said else []
    return report(kind, body, papers, by=sender)


def at_once(do: Callable[[int], Receipt]) -> tuple[list[Receipt], list[RefusedAct]]:
    """Do it from many threads that wait for each other first."""
    ready = Barrier(MANY)

    def one(number: int) -> Receipt | RefusedAct:
        ready.wait()
        try:
            return do(number)
        except RefusedAct as no:
            return no
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(one, range(MANY)))
    done = [each for each in answers if isinstance(each, Receipt)]
    return done, [each for each in answers if isinstance(each, RefusedAct)]


@pytest.fixture
def authorised(mission: Snapshot) -> None:
    """Give both documents of gate G1 of Nord."""
    for number, (role, evidence) in enumerate(
        [("director_mission_support", "closure_directive"),
         ("drawdown_cell_chief", "mandate_reference")]
    ):  # fmt: skip
        paper = documents().put(f"a,b\n{number},1\n".encode())
        tell("evidence.given", by(role, 90 + number), evidence=evidence, document=paper)


@pytest.mark.usefixtures("authorised")
def test_people_who_pass_one_gate_at_once_pass_it_once_and_the_others_are_told() -> None:
    size = Entry.objects.count()
    done, refused = at_once(lambda n: tell("gate.passed", by("head_of_office", n), gate="G1"))
    assert len(done) == 1
    assert [[f.code for f in no.findings] for no in refused] == [["H202"]] * (MANY - 1)
    assert Refusal.objects.count() == MANY - 1, "each refusal is recorded"
    assert Entry.objects.count() == size + MANY, "nothing is lost"
    assert file_of("nord").passed["G1"].by == done[0].act.actor.person
    assert opened().log.audit().size == size + MANY


@pytest.mark.usefixtures("authorised")
def test_a_gate_passed_again_later_is_refused_with_the_day_it_was_passed() -> None:
    tell("gate.passed", by("head_of_office"), gate="G1")
    with pytest.raises(RefusedAct, match=f"passed on {NOW.date()}"):
        tell("gate.passed", by("head_of_office", 1, NOW + timedelta(1)), gate="G1")
    assert Refusal.objects.count() == 1


@pytest.mark.usefixtures("authorised")
def test_people_who_move_one_site_at_once_move_it_once() -> None:
    tell("gate.passed", by("head_of_office"), gate="G1")
    move = {"to": "closure_ordered"}
    done, refused = at_once(lambda n: tell("site.moved", by("director_mission_support", n), **move))
    assert (len(done), len(refused)) == (1, MANY - 1)
    assert file_of("nord").state == "closure_ordered"
    rows = every_row()
    rebuild(HANDLERS)
    assert every_row() == rows


def test_people_who_begin_one_task_at_once_begin_it_once(mission: Snapshot) -> None:
    at = datetime(2026, 1, 2, 12, tzinfo=UTC)
    done, refused = at_once(lambda n: tell("task.started", by("head_of_office", n, at), task="T01"))
    assert (len(done), len(refused)) == (1, MANY - 1)
    assert {f.code for no in refused for f in no.findings} == {"W103"}


def test_a_day_that_is_still_to_come_is_refused_and_recorded(mission: Snapshot) -> None:
    paper = documents().put(b"a,b\n7,1\n")
    given = {"evidence": "closure_directive", "document": paper, "on": "2030-01-01"}
    with pytest.raises(RefusedAct, match="lies after today"):
        tell("evidence.given", by("director_mission_support"), **given)
    assert Refusal.objects.count() == 1
