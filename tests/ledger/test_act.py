"""Acts are read strictly, printed canonically, and every fault is named, all at once."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.canonical import canonical_bytes
from drawdown.ledger.act import (
    MAX_SUBMISSION,
    Act,
    ActId,
    Actor,
    BadAct,
    PersonId,
    Submission,
    print_act,
    print_submission,
)
from drawdown.ledger.act_reading import parse_act, parse_submission

PAGE = Path(__file__).parents[2] / "docs" / "formats" / "act.md"
EXAMPLE: dict[str, Any] = json.loads(PAGE.read_text("utf-8").split("```json\n")[1].split("```")[0])
SUBMITTED = {key: value for key, value in EXAMPLE.items() if key != "recorded"}
NOON = datetime(2023, 7, 3, 12, tzinfo=UTC)


def faults(document: Any) -> list[str]:
    """Return code and field of everything that is wrong with an act."""
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    with pytest.raises(BadAct) as refused:
        parse_act(content)
    return [f"{each.code} {each.place.field or ''}".strip() for each in refused.value.findings]


def test_the_example_of_the_page_is_an_act() -> None:
    content = canonical_bytes(EXAMPLE)
    act = parse_act(content)
    assert print_act(act) == content
    assert act.recorded - act.claimed == timedelta(seconds=4)
    assert act.actor == Actor(
        person=PersonId("p-7f3a"),
        capacity="drawdown_cell_chief",
        delegation="3d0ca315-aff9-4fc2-be61-3b76b9a2d798",
    )


def test_a_submission_is_the_same_without_its_time() -> None:
    submission = parse_submission(canonical_bytes(SUBMITTED))
    act = submission.accepted(datetime(2023, 7, 3, 9, 12, 4, tzinfo=UTC))
    assert act == parse_act(canonical_bytes(EXAMPLE))
    assert act.submission == submission
    assert act.digest == submission.digest
    assert print_submission(submission) == canonical_bytes(SUBMITTED)
    with pytest.raises(BadAct, match="unknown key `recorded`"):
        parse_submission(canonical_bytes(EXAMPLE))
    with pytest.raises(BadAct, match="`recorded` is missing"):
        parse_act(canonical_bytes(SUBMITTED))


WRONG: dict[str, tuple[Any, list[str]]] = {
    "no JSON": (b"{", ["A101"]),
    "a key twice": (b'{"act":1,"act":1}', ["A101"]),
    "a list": ([], ["A102"]),
    "too deep": (EXAMPLE | {"body": json.loads('{"a":' * 16 + "1" + "}" * 16)}, ["A101"]),
    "spaces": (EXAMPLE, ["A107"]),
    "no UUID": (EXAMPLE | {"act": EXAMPLE["act"].upper()}, ["A201 act"]),
    "a name for a person": (
        EXAMPLE | {"actor": EXAMPLE["actor"] | {"person": "Awa Diallo"}},
        ["A201 actor.person"],
    ),
    "a foreign key in the actor": (EXAMPLE | {"actor": EXAMPLE["actor"] | {"role": 1}}, ["A103"]),
    "an actor without a delegation": (
        EXAMPLE | {"actor": {"person": "p", "capacity": "c"}},
        ["A104"],
    ),
    "a time of the clock on the wall": (
        EXAMPLE | {"claimed": "2023-07-03T09:12:00+00:00"},
        ["A202 claimed"],
    ),
    "the thirtieth of February": (EXAMPLE | {"claimed": "2023-02-30T09:12:00Z"}, ["A202 claimed"]),
    "half a second": (EXAMPLE | {"recorded": "2023-07-03T09:12:04.5Z"}, ["A202 recorded"]),
    "subjects out of order": (EXAMPLE | {"subjects": ["site:b", "site:a"]}, ["A203 subjects"]),
    "a site twice": (EXAMPLE | {"sites": ["gao", "gao"]}, ["A203 sites"]),
    "a subject without a type": (EXAMPLE | {"subjects": ["gao"]}, ["A201 subjects"]),
    "a number among texts": (EXAMPLE | {"sites": ["gao", 5]}, ["A105 sites"]),
    "true as a size": (EXAMPLE | {"seen": True}, ["A105 seen"]),
    "a size below nothing": (EXAMPLE | {"seen": -1}, ["A204 seen"]),
    "a fraction": (EXAMPLE | {"body": {"cost": [{"usd": 12.5}]}}, ["A205 body"]),
    "a large number": (EXAMPLE | {"body": {"cost": 2**53}}, ["A205 body"]),
    "a personal value in clear": (EXAMPLE | {"body": {"personal": "Awa"}}, ["A206 body"]),
    "a personal value with its name": (
        EXAMPLE | {"body": {"personal": "0" * 64, "name": "Awa"}},
        ["A206 body"],
    ),
    "no rules": (EXAMPLE | {"rules": None}, ["A105 rules"]),
    "another format": (EXAMPLE | {"format": "drawdown-act/2"}, ["A106 format"]),
    "everything": (
        EXAMPLE | {"act": 1, "kind": "Plan", "evidence": ["x"], "recorded": "now", "extra": 1},
        ["A103", "A105 act", "A201 evidence", "A201 kind", "A202 recorded"],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_it_names_all_that_is_wrong(case: str) -> None:
    document, expected = WRONG[case]
    assert sorted(faults(document)) == expected


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "true or false"),
        (1, "an integer"),
        ([], "a list"),
        ({}, "an object"),
        (None, "null"),
    ],
)
def test_what_stands_in_the_place_of_a_text_is_said_in_words(value: Any, words: str) -> None:
    with pytest.raises(BadAct) as refused:
        parse_act(canonical_bytes(EXAMPLE | {"kind": value}))
    (found,) = refused.value.findings
    assert (found.code, found.place.field) == ("A105", "kind")
    assert words in found.found


def test_it_refuses_an_act_above_the_limit_of_a_bundle() -> None:
    room = MAX_SUBMISSION - len(canonical_bytes(SUBMITTED | {"body": {"a": ""}}))
    largest = canonical_bytes(SUBMITTED | {"body": {"a": "x" * room}})
    act = parse_submission(largest).accepted(NOON)
    assert len(print_act(act)) == 65_535
    with pytest.raises(BadAct, match="65502 bytes; the limit is 65501"):
        parse_submission(canonical_bytes(SUBMITTED | {"body": {"a": "x" * (room + 1)}}))
    longer = parse_submission(canonical_bytes(SUBMITTED))
    with pytest.raises(BadAct, match="the limit is 65501"):
        print_submission(Submission(**{**longer.__dict__, "body": {"a": "x" * 65_535}}))


def test_keys_beyond_the_first_plane_stand_in_the_order_of_the_rfc() -> None:
    content = canonical_bytes(EXAMPLE | {"body": {"\ufb33": 1, "😀": 2}})
    assert content.index("😀".encode()) < content.index("\ufb33".encode())
    assert print_act(parse_act(content)) == content
    assert faults(json.dumps(json.loads(content), ensure_ascii=False, sort_keys=True).encode())


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
BODIES = st.dictionaries(
    TEXTS.filter(lambda key: key != "personal"),
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(TEXTS.filter(lambda key: key != "personal"), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    max_size=4,
)
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
FIRST = datetime(1000, 1, 1, tzinfo=UTC)
TIMES = st.integers(0, 10**11).map(lambda seconds: FIRST + timedelta(seconds=seconds))
ACTS = st.builds(
    Act,
    act=st.uuids().map(str).map(ActId),
    actor=st.builds(
        Actor,
        person=SLUGS.map(PersonId),
        capacity=st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True),
        delegation=st.none() | st.uuids().map(str),
    ),
    kind=st.from_regex(r"[a-z]{1,9}\.[a-z]{1,9}", fullmatch=True),
    mission=SLUGS,
    claimed=TIMES,
    recorded=TIMES,
    seen=st.integers(0, 2**53 - 1),
    body=BODIES,
    sites=st.sets(SLUGS).map(sorted).map(tuple),
    subjects=st.sets(SLUGS.map("site:{}".format)).map(sorted).map(tuple),
    evidence=st.sets(st.from_regex(r"[0-9a-f]{64}", fullmatch=True)).map(sorted).map(tuple),
    rules=st.none() | st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
)


@given(act=ACTS)
def test_it_reads_what_it_prints(act: Act) -> None:
    content = print_act(act)
    assert parse_act(content) == act
    assert content == canonical_bytes(json.loads(content))


@given(act=ACTS, data=st.data())
def test_it_prints_what_it_read_or_refuses_it(act: Act, data: st.DataObject) -> None:
    content = bytearray(print_act(act))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] = data.draw(st.integers(0, 255))
    with suppress(BadAct):
        assert print_act(parse_act(bytes(content))) == content


@given(value=st.recursive(st.none() | st.floats() | TEXTS, st.lists))
def test_it_never_fails_in_another_way(value: Any) -> None:
    for key in EXAMPLE:
        with suppress(BadAct):
            parse_act(json.dumps(EXAMPLE | {key: value}).encode())
