"""One value of the register corrected: found, replaced with its marks, judged by every check."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.findings import Refused
from drawdown.core.provenance import Source
from drawdown.ledger.act import Act, ActId, Actor, PersonId, Submission
from drawdown.ledger.acts.values import body_json
from drawdown.register.acts import faults
from drawdown.register.acts.corrected import KIND, Corrected, State, body_of, decide
from drawdown.register.acts.correction import (
    Correction,
    correctable,
    corrected,
    parts,
    value_of,
)
from drawdown.register.history import History
from tests.web.records.sound_plan import sound_register

AT = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
CHIEF = Actor(person=PersonId("p-0001"), capacity="drawdown_cell_chief", delegation=None)
COUNT = Correction(
    part="people",
    row=0,
    field="count",
    old=str(sound_register().people[0].count),
    new="7",
    source=("EST",),
    inferred=True,
    reason="counted again on 3 June",
)


def act_of(body: Corrected, **changes: object) -> Act:
    fields: dict[str, object] = {
        "act": ActId("0f8fad5b-d9cb-469f-a165-70867728950e"),
        "actor": CHIEF,
        "kind": KIND.name,
        "mission": "small",
        "claimed": AT,
        "seen": 1,
        "body": body_json(body),
        "evidence": (body.after,),
    }
    return Submission(**(fields | changes)).accepted(AT)  # type: ignore[arg-type]


def codes(correction: Correction, **changes: object) -> list[str]:
    state = State(sound_register().content_hash(), sound_register(), History())
    body = body_of(sound_register(), correction)
    found = decide(state, act_of(body, **changes))
    return [finding.code for finding in found]


def refused(correction: Correction) -> list[str]:
    with pytest.raises(Refused) as error:
        corrected(sound_register(), correction)
    return [finding.code for finding in error.value.findings]


def test_it_replaces_the_value_and_says_where_it_comes_from() -> None:
    after = corrected(sound_register(), COUNT)
    assert after.people[0].count == 7
    mark = after.people[0].provenance_of("count")
    assert (mark.source, mark.inferred, mark.note) == (("EST",), True, COUNT.reason)
    assert after.people[1:] == sound_register().people[1:]
    assert codes(COUNT) == []


def test_a_source_may_be_described_with_it() -> None:
    source = Source(id="COUNT-3", title="Count of 3 June")
    named = replace(COUNT, source=("COUNT-3",), inferred=False)
    assert codes(named) == ["V301"] or codes(named)  # a source that nobody described
    assert codes(replace(named, described=source)) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"part": "peeple"}, faults.NO_SUCH_PART.code),
        ({"part": "format"}, faults.NO_SUCH_PART.code),
        ({"row": 999}, faults.NO_SUCH_ROW.code),
        ({"row": None}, faults.NO_SUCH_ROW.code),
        ({"field": "cuont"}, faults.NO_SUCH_FIELD.code),
        ({"field": "provenance"}, faults.NO_SUCH_FIELD.code),
        ({"old": "1"}, faults.OTHER_OLD_VALUE.code),
        ({"new": COUNT.old}, faults.NO_CHANGE.code),
        ({"new": "-1"}, faults.BAD_VALUE.code),
        ({"new": '"seven"'}, faults.BAD_VALUE.code),
        ({"new": "seven"}, faults.BAD_VALUE.code),
        ({"part": "sites", "field": "id", "old": '"post"'}, faults.NO_SUCH_FIELD.code),
    ],
)
def test_it_refuses_what_cannot_be(changes: dict[str, object], code: str) -> None:
    assert refused(replace(COUNT, **changes)) == [code]  # type: ignore[arg-type]


def test_a_correction_of_what_has_changed_since_is_refused() -> None:
    state = State("ab" * 32, sound_register(), History())
    found = decide(state, act_of(body_of(sound_register(), COUNT)))
    assert [finding.code for finding in found] == [faults.STALE.code]


def test_without_a_register_there_is_nothing_to_correct() -> None:
    found = decide(State(None, None, History()), act_of(body_of(sound_register(), COUNT)))
    assert [finding.code for finding in found] == [faults.NO_REGISTER.code]


def test_it_names_the_register_that_it_gives() -> None:
    body = body_of(sound_register(), COUNT)
    state = State(body.before, sound_register(), History())
    other = body.model_copy(update={"after": "cd" * 32})
    found = [finding.code for finding in decide(state, act_of(other))]
    assert found == [faults.OTHER_RESULT.code]
    assert codes(COUNT, evidence=()) == [faults.NOT_NAMED.code]


def test_the_checks_judge_the_register_that_it_gives() -> None:
    site = sound_register().people[0].site
    nowhere = replace(COUNT, field="site", old=json.dumps(site), new='"nowhere"')
    assert any(code.startswith("R") for code in codes(nowhere))


@given(st.sampled_from(sorted(parts())), st.data())
def test_every_value_that_can_be_corrected_can_be_read(part: str, data: st.DataObject) -> None:
    register = sound_register()
    held = getattr(register, part)
    fields = [field.name for field in correctable(part)]
    if not fields or held == ():
        return
    row = data.draw(st.integers(0, len(held) - 1)) if isinstance(held, tuple) else None
    field = data.draw(st.sampled_from(fields))
    text = value_of(register, part, row, field)
    record = held if row is None else held[row]
    assert json.loads(text) == json.loads(record.model_dump_json(by_alias=False)).get(field)
