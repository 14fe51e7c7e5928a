"""Every table follows from the acts: after any sequence of them, a rebuild gives the same rows."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawdown.core.findings import Finding, Refused
from drawdown.ledger.act import Actor, PersonId
from drawdown.ledger.acts.key_rotated import KeyRotated, Why
from drawdown.plan.acts.made import Made
from drawdown.plan.codec import dump
from drawdown.register.acts.correction import Correction
from drawdown.register.history import History
from drawdown.web.acts import HANDLERS
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.append_only import removal
from drawdown.web.records.door import perform
from drawdown.web.records.guard import recording
from drawdown.web.records.handlers import EVIDENCE_ADDED, KEY_ROTATED
from drawdown.web.records.keys import new_key
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry, Evidence, Topic
from drawdown.web.records.permission import Request
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.records.system import THE_PLANNER
from drawdown.web.register.actions.correct_register import correct_register
from drawdown.web.register.actions.load_register import load_register
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from drawdown.web.works.actions.adopt_plan import adopt_plan
from drawdown.web.works.actions.approve_plan import approve_plan
from drawdown.web.works.handlers import MADE
from drawdown.web.works.models import Adoption, Approval, Plan
from tests.web.records.conftest import AT, photo
from tests.web.records.sound_plan import sound_plan, sound_register

CHIEF = Actor(person=PersonId("p-0001"), capacity="drawdown_cell_chief", delegation=None)
HEAD = Actor(person=PersonId("p-0002"), capacity="head_of_mission", delegation=None)
PEOPLE = st.sampled_from([CHIEF, HEAD])

Step = Callable[[int], object]


def everybody(_: Request) -> Iterable[Finding]:
    return ()


def sender(actor: Actor, minute: int) -> Sender:
    return Sender(actor, everybody, AT + timedelta(minutes=minute))


def add_photo(number: int, size: int | None) -> Step:
    submission = photo(number)
    if size is not None:
        submission = replace(submission, body=submission.body | {"size": size})
    return lambda minute: perform(
        EVIDENCE_ADDED, submission, at=AT + timedelta(minutes=minute), permission=everybody
    )


def load(actor: Actor, name: str) -> Step:
    register = sound_register()
    register = register.model_copy(
        update={"mission": register.mission.model_copy(update={"name": name})}
    )
    return lambda minute: load_register(
        register, History(), origin="a test", by=sender(actor, minute)
    )


def correct(actor: Actor, new: str, *, old: int, stale: bool) -> Step:
    def step(minute: int) -> object:
        snapshot = Snapshot.objects.last() if stale else Snapshot.objects.first()
        correction = Correction(
            part="people",
            row=0,
            field="count",
            old=str(old),
            new=new,
            source=("EST",),
            inferred=True,
            reason="counted again",
        )
        digest = snapshot.digest if snapshot else sound_register().content_hash()
        return correct_register(correction, before=digest, by=sender(actor, minute))

    return step


def make_plan(figure: int) -> Step:
    plan = sound_plan()
    body = Made(
        plan=documents().put(dump(plan)),
        snapshot=plan.register_hash,
        feasible=plan.feasible,
        cost_cents=plan.cost_cents + figure,
        currency="USD",
        run=str(uuid.UUID(int=1)),
        asked_by=CHIEF.person,
    )
    about = About(subjects=[f"plan:{body.plan}"], evidence=[body.plan])
    return lambda minute: send(MADE, body, about, by=sender(THE_PLANNER, minute))


def the_plan() -> str:
    return documents().put(dump(sound_plan()))


def rotate(actor: Actor) -> Step:
    def step(minute: int) -> object:
        log = opened().log
        old, new = log.ring.key_at(log.size + 1), new_key(log.origin).verifying
        body = KeyRotated(old=str(old), new=str(new), why=Why.ROUTINE)
        return send(KEY_ROTATED, body, About(), by=sender(actor, minute))

    return step


STEPS = st.one_of(
    st.builds(add_photo, st.integers(1, 3), st.sampled_from([None, 5, 6])),
    st.builds(load, PEOPLE, st.sampled_from(["Small", "Small again"])),
    st.builds(
        correct,
        PEOPLE,
        st.sampled_from(["7", "-1", "ten"]),
        old=st.just(sound_register().people[0].count),
        stale=st.booleans(),
    ),
    st.builds(make_plan, st.sampled_from([0, 0, 1])),
    st.builds(lambda who: lambda at: adopt_plan(the_plan(), by=sender(who, at)), PEOPLE),
    st.builds(lambda who: lambda at: approve_plan(the_plan(), by=sender(who, at)), PEOPLE),
    st.builds(rotate, PEOPLE),
)


def run(steps: Iterable[Step]) -> None:
    """Take the steps in order; what is refused is part of the story."""
    for minute, step in enumerate(steps, 1):
        try:
            step(minute)
        except Refused:
            continue


def opened_once() -> None:
    open_ledger(sound_register().mission.id, origin="test.example/small", at=AT)


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=12))
def test_a_rebuild_gives_the_same_rows_after_any_sequence_of_acts(steps: list[Step]) -> None:
    with transaction.atomic():
        opened_once()
        run(steps)
        before = every_row()
        rebuilt = rebuild(HANDLERS)
        assert every_row() == before
        assert rebuilt.acts == Entry.objects.count() == opened().log.audit().size
        transaction.set_rollback(True)


def whole_story() -> list[Step]:
    return [
        load(CHIEF, "Small mission"),
        add_photo(1, None),
        add_photo(2, 5),
        make_plan(0),
        lambda at: adopt_plan(the_plan(), by=sender(CHIEF, at)),
        lambda at: approve_plan(the_plan(), by=sender(CHIEF, at)),
        lambda at: approve_plan(the_plan(), by=sender(HEAD, at)),
        rotate(HEAD),
        correct(CHIEF, "7", old=sound_register().people[0].count, stale=False),
    ]


@pytest.fixture
def story(db: None) -> None:
    opened_once()
    register = sound_register()
    load_register(register, History(), origin="a test", by=sender(CHIEF, 0))
    run(whole_story()[1:])


@pytest.mark.usefixtures("story")
def test_the_story_of_a_plan_leads_to_its_rows() -> None:
    kinds = list(Entry.objects.values_list("kind", flat=True))
    assert kinds == [
        "ledger.opened",
        "register.loaded",
        "evidence.added",
        "ledger.refused",
        "plan.made",
        "plan.adopted",
        "ledger.refused",
        "plan.approved",
        "ledger.key_rotated",
        "register.corrected",
    ]
    assert Approval.objects.get().adoption == Adoption.objects.get()
    assert Approval.objects.get().person == HEAD.person
    assert Snapshot.objects.count() == 2


@pytest.mark.usefixtures("story")
def test_rows_that_somebody_changed_are_as_the_acts_say_after_a_rebuild() -> None:
    before = every_row()
    with recording():
        Evidence.objects.update(title="nothing to see")
        Approval.objects.all().delete()
        Plan.objects.update(cost_cents=1)
    assert every_row() != before
    rebuild(HANDLERS)
    assert every_row() == before


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE records_entry SET person = 'p-0009' WHERE \"index\" = 5",
        "DELETE FROM records_topic WHERE entry_id = 5",
    ],
)
def test_a_list_that_shows_an_entry_otherwise_is_found(sql: str) -> None:
    from_under_the_triggers(sql)
    with pytest.raises(Exception, match="entry 5"):
        rebuild(HANDLERS)


@pytest.mark.usefixtures("story")
def test_an_entry_that_somebody_changed_stops_the_rebuild() -> None:
    content = bytes(Entry.objects.get(pk=5).content).replace(b"p-0001", b"p-0002")
    from_under_the_triggers('UPDATE records_entry SET content = %s WHERE "index" = 5', [content])
    with pytest.raises(Exception, match="entry 5 is not what was recorded"):
        rebuild(HANDLERS)
    assert Topic.objects.exists()


def from_under_the_triggers(sql: str, values: list[Any] | None = None) -> None:
    """Change the ledger as somebody would who owns the database."""
    with recording(), connection.cursor() as cursor:
        for statement in removal(connection.vendor):
            cursor.execute(statement)
        cursor.execute(sql, values)
