"""A key ring says which key signs which size, and is printed as the page of keys says."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.ledger.checkpoint import Checkpoint, sign_checkpoint
from drawdown.ledger.key import Algorithm, BadKey
from drawdown.ledger.keyring import KeyRing, LogKey, parse_keys, print_keys
from drawdown.ledger.note import cosign, make_key
from drawdown.ledger.witnesses.policy import NotWitnessed, Policy

FIRST, SECOND, THIRD = (make_key("log.example/m", Algorithm.ED25519).verifying for _ in range(3))
HOST, CAMP = (
    make_key(f"witness.example/{name}", Algorithm.COSIGNATURE).verifying
    for name in ("host", "camp")
)
RING = KeyRing((LogKey(0, FIRST),), Policy(1, (HOST, CAMP))).rotated(by=10, key=SECOND)


def test_each_size_has_one_key() -> None:
    assert [RING.key_at(size) for size in (0, 1, 11, 12, 10**9)] == [
        FIRST,
        FIRST,
        FIRST,
        SECOND,
        SECOND,
    ]


def test_it_reads_what_it_prints() -> None:
    assert parse_keys(print_keys(RING)) == RING
    assert print_keys(KeyRing((LogKey(0, FIRST),))) == (
        f'{{"log":[{{"from":0,"vkey":"{FIRST}"}}],"policy":{{"need":0,"witnesses":[]}}}}'.encode()
    )


@given(at=st.integers(0, len(print_keys(RING)) - 1), byte=st.integers(0, 255))
def test_it_prints_what_it_read_or_refuses_it(at: int, byte: int) -> None:
    content = print_keys(RING)
    content = content[:at] + bytes([byte]) + content[at + 1 :]
    with suppress(BadKey):
        assert print_keys(parse_keys(content)) == content


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"log":[],"policy":{"need":0,"witnesses":[]}}', print_keys(RING) + b"\n"],
)
def test_it_names_what_is_no_list_of_keys(content: bytes) -> None:
    with pytest.raises(BadKey):
        parse_keys(content)


def test_it_refuses_a_ring_that_leaves_a_size_without_its_key() -> None:
    with pytest.raises(BadKey, match="from size 0"):
        KeyRing((LogKey(1, FIRST),))
    with pytest.raises(BadKey, match="in the order"):
        KeyRing((LogKey(0, FIRST), LogKey(12, SECOND), LogKey(12, THIRD)))
    with pytest.raises(BadKey, match="stands twice"):
        RING.rotated(by=20, key=FIRST)
    with pytest.raises(BadKey, match="is a witness's"):
        KeyRing((LogKey(0, HOST),))


def test_a_new_key_signs_from_two_past_the_act_that_names_it() -> None:
    assert [each.first for each in RING.log] == [0, 12]
    assert RING.policy == Policy(1, (HOST, CAMP))


def test_a_policy_needs_from_none_to_all_of_witnesses_that_differ() -> None:
    for need in (0, 1, 2):
        assert Policy(need, (HOST, CAMP)).need == need
    for need in (-1, 3):
        with pytest.raises(ValueError, match=f"{need} of 2 witnesses cannot be"):
            Policy(need, (HOST, CAMP))
    with pytest.raises(ValueError, match="one witness"):
        Policy(1, (HOST, HOST))
    with pytest.raises(ValueError, match="signs as a log"):
        Policy(1, (FIRST,))
    assert (Policy().need, Policy().witnesses) == (0, ())


def test_a_policy_names_the_witnesses_that_are_missing() -> None:
    log = make_key("log.example/m", Algorithm.ED25519)
    host, camp = (make_key(f"witness.example/{name}", Algorithm.COSIGNATURE) for name in "hc")
    policy = Policy(2, (host.verifying, camp.verifying))
    note = sign_checkpoint(Checkpoint("log.example/m", 1, bytes(32)), log)
    at = datetime(2023, 7, 1, tzinfo=UTC)
    one = note.with_signatures([cosign(note.text, host, at=at)])
    with pytest.raises(NotWitnessed, match=r"1 of 2 cosignatures; none of witness\.example/c$"):
        policy.check(one)
    both = one.with_signatures([cosign(note.text, camp, at=at)])
    assert policy.check(both).times == {host.verifying: at, camp.verifying: at}
    assert Policy(1, policy.witnesses).check(one).times == {host.verifying: at}
