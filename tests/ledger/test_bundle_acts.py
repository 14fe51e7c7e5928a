"""The grammar that verifiers match is the act that `act_reading` takes, no more and no less."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.core.canonical import canonical_bytes
from drawdown.demo.small_ledger import MISSION, small_ledger
from drawdown.ledger.act import BadAct
from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.bundle.acts import Acts
from drawdown.ledger.bundle.verdict import Findings
from drawdown.verifiers import verify

ACTS = small_ledger(3, size=40).acts
ACT: dict[str, Any] = json.loads(ACTS[0])


def taken(raw: bytes) -> tuple[bool, bool, bool]:
    """Return whether the ledger, the grammar and `verify.py` take bytes as an act."""
    ledger = library = False
    with suppress(BadAct):
        ledger = parse_act(raw).mission == MISSION
    findings = Findings()
    acts = Acts(MISSION, findings, held=ANYTHING)
    acts.see(0, raw)
    with suppress(verify.Malformed):
        verify.seconds(verify.parse_act(raw, MISSION)["recorded"])
        library = True
    return ledger, acts.count == 1, library


class _Anything:
    def __contains__(self, _: object) -> bool:
        return True


ANYTHING = _Anything()


def nested(depth: int, innermost: Any) -> Any:
    """Return a value inside so many lists."""
    return innermost if depth == 0 else [nested(depth - 1, innermost)]


def test_they_take_every_act_of_a_small_ledger() -> None:
    assert {taken(raw) for raw in ACTS} == {(True, True, True)}


@given(raw=st.sampled_from(ACTS), at=st.integers(0, 2000), byte=st.integers(0, 255))
@settings(max_examples=600)
def test_they_agree_when_one_byte_is_another(raw: bytes, at: int, byte: int) -> None:
    at %= len(raw)
    assert len(set(taken(raw[:at] + bytes([byte]) + raw[at + 1 :]))) == 1


@given(raw=st.sampled_from(ACTS), at=st.integers(0, 2000), more=st.binary(max_size=3))
@settings(max_examples=300)
def test_they_agree_when_bytes_come_or_go(raw: bytes, at: int, more: bytes) -> None:
    at %= len(raw)
    assert len(set(taken(raw[:at] + more + raw[at + 1 :]))) == 1


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("act", "0F8FAD5B-d9cb-469f-a165-70867728950e"),
        ("act", None),
        ("actor", {}),
        ("actor", {"capacity": "c", "delegation": "", "person": "p"}),
        ("actor", {"capacity": "c", "delegation": None, "person": "p"}),
        ("actor", {"capacity": "C", "delegation": None, "person": "p"}),
        ("actor", {"capacity": "c" * 61, "delegation": None, "person": "p"}),
        ("actor", {"capacity": "c", "delegation": None, "person": "p--p"}),
        ("actor", {"capacity": "c", "delegation": None, "person": "p" * 60}),
        ("actor", {"capacity": "c", "delegation": None, "person": "p" * 61}),
        ("body", []),
        ("body", {"amount": 2**53 - 1}),
        ("body", {"amount": -(2**53) + 1}),
        ("body", {"amount": True, "none": None}),
        ("body", {"personal": "f" * 64}),
        ("body", {"of": {"personal": "f" * 64}}),
        ("body", {"of": {"personal": "f" * 64, "and": 1}}),
        ("body", {"of": {"personal": ["f" * 64]}}),
        ("body", {"deep": nested(13, [])}),
        ("body", {"deep": nested(14, 1)}),
        ("body", {"deep": nested(14, [])}),
        ("body", {"deep": nested(15, 1)}),
        ("body", {"deep": nested(15, [])}),
        ("body", {"deep": nested(900, 1)}),
        ("body", {"wide": [[]] * 40}),
        ("body", {"far \U0001f600": 1, "far \uffff": 2, "\ud7ff": "\ue000"}),
        ("body", {"text": '","claimed":"2023-07-03T09:12:00Z","evidence":[],"}'}),
        ("claimed", "2023-02-29T00:00:00Z"),
        ("claimed", "2024-02-29T23:59:59Z"),
        ("claimed", "0000-01-01T00:00:00Z"),
        ("claimed", "0001-01-01T00:00:00Z"),
        ("claimed", "2023-01-01T23:60:00Z"),
        ("recorded", "2023-13-01T00:00:00Z"),
        ("recorded", "2023-01-01T00:00:00+00:00"),
        ("evidence", ["f" * 64, "0" * 64]),
        ("evidence", ["0" * 64, "0" * 64]),
        ("evidence", ["0" * 64, "f" * 64]),
        ("evidence", ["F" * 64]),
        ("evidence", "0" * 64),
        ("format", "drawdown-act/2"),
        ("kind", "plan"),
        ("kind", "plan.adopted.again"),
        ("kind", "p." + "a" * 58),
        ("kind", "p." + "a" * 59),
        ("mission", "other"),
        ("rules", None),
        ("rules", "0" * 64),
        ("rules", "0" * 63),
        ("seen", -1),
        ("seen", 2**53 - 1),
        ("seen", "1"),
        ("sites", ["b", "a"]),
        ("sites", ["a", "b-1"]),
        ("sites", [1]),
        ("subjects", ["site:gao", "plan:1"]),
        ("subjects", ["plan:1", "site:" + "x" * 128]),
        ("subjects", ["plan:1", "site:" + "x" * 129]),
        ("subjects", ["plan"]),
        ("more", 1),
    ],
)
def test_they_agree_on_the_edges_of_each_member(member: str, value: object) -> None:
    raw = canonical_bytes({**ACT, member: value})
    assert len(set(taken(raw))) == 1


@pytest.mark.parametrize("member", sorted(ACT))
def test_they_miss_a_member_alike(member: str) -> None:
    raw = canonical_bytes({key: value for key, value in ACT.items() if key != member})
    assert taken(raw) == ((member == "rules"),) * 3


@pytest.mark.parametrize("size", [65_535, 65_536])
def test_they_end_at_the_same_length(size: int) -> None:
    raw = canonical_bytes({**ACT, "body": {"text": ""}})
    raw = canonical_bytes({**ACT, "body": {"text": "x" * (size - len(raw))}})
    assert len(raw) == size
    assert taken(raw) == ((size == 65_535),) * 3


@pytest.mark.parametrize(
    "number", ["9007199254740992", "-9007199254740992", "1.5", "1.0", "-0", "1e3"]
)
def test_they_refuse_a_number_that_is_no_small_integer(number: str) -> None:
    raw = canonical_bytes({**ACT, "body": {"amount": 7}}).replace(b":7}", f":{number}}}".encode())
    assert taken(raw) == (False,) * 3
