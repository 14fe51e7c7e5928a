"""A register takes effect when both documents are there, are what they are called, and check."""

from __future__ import annotations

from datetime import UTC, datetime

from drawdown.core.findings import errors
from drawdown.ledger.act import Act, ActId, Actor, PersonId, Submission
from drawdown.ledger.acts.values import body_json
from drawdown.register.acts import faults
from drawdown.register.acts.loaded import KIND, State, body_of, decide
from drawdown.register.history import History
from drawdown.register.model import Register
from tests.web.records.sound_plan import sound_register

AT = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


def act_of(register: Register, **changes: object) -> Act:
    body = body_of(register, History(), origin="a test")
    fields: dict[str, object] = {
        "act": ActId("0f8fad5b-d9cb-469f-a165-70867728950e"),
        "actor": Actor(person=PersonId("p-0001"), capacity="chief", delegation=None),
        "kind": KIND.name,
        "mission": register.mission.id,
        "claimed": AT,
        "seen": 1,
        "body": body_json(body),
        "evidence": tuple(sorted({body.snapshot, body.history})),
    }
    return Submission(**(fields | changes)).accepted(AT)  # type: ignore[arg-type]


def codes(state: State, act: Act) -> list[str]:
    return [finding.code for finding in errors(decide(state, act))]


def test_a_sound_register_takes_effect() -> None:
    assert codes(State(sound_register(), History()), act_of(sound_register())) == []


def test_documents_that_are_not_there_are_named() -> None:
    assert codes(State(None, None), act_of(sound_register())) == [
        faults.NO_REGISTER.code,
        faults.NO_HISTORY.code,
    ]


def test_another_document_than_the_one_named_is_refused() -> None:
    mission = sound_register().mission.model_copy(update={"name": "Another"})
    other = sound_register().model_copy(update={"mission": mission})
    assert codes(State(other, History()), act_of(sound_register())) == [faults.OTHER_REGISTER.code]


def test_a_register_of_another_mission_is_refused() -> None:
    state = State(sound_register(), History())
    found = codes(state, act_of(sound_register(), mission="other"))
    assert found == [faults.OTHER_MISSION.code]


def test_the_evidence_is_what_the_body_names() -> None:
    state = State(sound_register(), History())
    assert codes(state, act_of(sound_register(), evidence=())) == [faults.NOT_NAMED.code]


def test_the_checks_of_a_folder_judge_it() -> None:
    damaged = sound_register().model_copy(update={"exits": ()})
    assert "N503" in codes(State(damaged, History()), act_of(damaged))
