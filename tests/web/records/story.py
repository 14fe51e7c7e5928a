"""The story of a small mission in acts, and the steps that random stories are made of."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from drawdown.core.findings import Finding, Refused
from drawdown.ledger.act import Actor, PersonId
from drawdown.ledger.acts.key_rotated import KeyRotated, Why
from drawdown.plan.acts.made import Made
from drawdown.plan.codec import dump
from drawdown.register.acts.correction import Correction
from drawdown.register.history import History
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.door import perform
from drawdown.web.records.handlers import EVIDENCE_ADDED, KEY_ROTATED
from drawdown.web.records.keys import new_key
from drawdown.web.records.log import opened
from drawdown.web.records.permission import Request
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.records.system import THE_PLANNER
from drawdown.web.register.actions.correct_register import correct_register
from drawdown.web.register.actions.load_register import load_register
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from drawdown.web.works.actions.adopt_plan import adopt_plan
from drawdown.web.works.actions.approve_plan import approve_plan
from drawdown.web.works.handlers import MADE
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
