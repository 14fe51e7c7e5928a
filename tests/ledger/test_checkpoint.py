"""Checkpoints are read strictly, and only a signature of the log's own key opens one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.ledger.checkpoint import (
    BadCheckpoint,
    Checkpoint,
    cosignatures,
    open_checkpoint,
    parse_checkpoint,
    print_checkpoint,
    sign_checkpoint,
)
from drawdown.ledger.key import Algorithm
from drawdown.ledger.merkle import EMPTY_ROOT
from drawdown.ledger.note import BadNote, BadSignature, cosign, make_key, parse_note, print_note

ORIGIN = "log.example/mission"
LOG = make_key(ORIGIN, Algorithm.ED25519)
HOST = make_key("witness.example/host", Algorithm.COSIGNATURE)
CAMP = make_key("witness.example/camp", Algorithm.COSIGNATURE)
NOON = datetime(2023, 7, 1, 12, tzinfo=UTC)

ROOT = "c7E6mOn/6kqe+O1Eck6eaxFSx3aL6faJQDl4imqUK0M="
CHECKPOINT = parse_checkpoint(f"{ORIGIN}\n257\n{ROOT}\n")
SIGNED = sign_checkpoint(CHECKPOINT, LOG)
COSIGNED = SIGNED.with_signatures([cosign(SIGNED.text, key, at=NOON) for key in (HOST, CAMP)])

REFUSED = {
    "": "at least three lines",
    "a\n1\n": "at least three lines",
    f"a\n1\n{ROOT}": "at least three lines",
    f"\n1\n{ROOT}\n": "line 1: empty",
    f"a\n01\n{ROOT}\n": "line 2: the size is '01', not a decimal number",
    f"a\n-1\n{ROOT}\n": "line 2: the size is '-1'",
    f"a\n+1\n{ROOT}\n": "line 2: the size is",
    f"a\n1 \n{ROOT}\n": "line 2: the size is",
    f"a\n١\n{ROOT}\n": "line 2: the size is",
    f"a\n{2**63}\n{ROOT}\n": r"line 2: the size is 2\*\*63 or more",
    "a\n1\nAAAA\n": "line 3: the root has 3 bytes",
    "a\n1\n!!!!\n": "line 3: the root is not base64",
    f"a\n1\n{ROOT[:-2]}N=\n": "spare bits",
    f"a\n1\n{ROOT}\n\n": "line 4: empty",
    f"a\n1\n{ROOT}\nx\n\n": "line 5: empty",
    f"a\n0\n{ROOT}\n": "line 3: the empty log",
}


@pytest.mark.parametrize("text", REFUSED)
def test_it_names_what_is_no_checkpoint(text: str) -> None:
    with pytest.raises(BadCheckpoint, match=REFUSED[text]):
        parse_checkpoint(text)


LINES = st.text(st.characters(exclude_categories=["C"]), min_size=1)
CHECKPOINTS = st.builds(
    Checkpoint,
    LINES,
    st.integers(1, 2**63 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(LINES, max_size=3).map(tuple),
) | st.builds(Checkpoint, LINES, st.just(0), st.just(EMPTY_ROOT))


@given(checkpoint=CHECKPOINTS)
def test_it_reads_what_it_prints(checkpoint: Checkpoint) -> None:
    assert parse_checkpoint(print_checkpoint(checkpoint)) == checkpoint


@given(text=st.text() | CHECKPOINTS.map(print_checkpoint))
def test_it_prints_what_it_read(text: str) -> None:
    with suppress(BadCheckpoint):
        assert print_checkpoint(parse_checkpoint(text)) == text


def test_the_logs_own_key_opens_it() -> None:
    assert open_checkpoint(SIGNED, origin=ORIGIN, keys=[LOG.verifying]) == CHECKPOINT
    stranger = make_key(ORIGIN, Algorithm.ED25519)
    with pytest.raises(BadSignature, match="no signature of"):
        open_checkpoint(SIGNED, origin=ORIGIN, keys=[stranger.verifying])
    with pytest.raises(BadSignature, match="any known key"):
        open_checkpoint(SIGNED, origin=ORIGIN, keys=[])


def test_one_of_two_keys_is_enough_but_none_may_be_misused() -> None:
    second = make_key(ORIGIN, Algorithm.ED25519)
    keys = [second.verifying, LOG.verifying]
    assert open_checkpoint(SIGNED, origin=ORIGIN, keys=keys) == CHECKPOINT
    false = replace(SIGNED.signatures[0], key_id=second.verifying.key_id)
    with pytest.raises(BadSignature, match="does not verify"):
        open_checkpoint(SIGNED.with_signatures([false]), origin=ORIGIN, keys=keys)


def test_another_origin_is_refused_although_the_key_signed_it() -> None:
    other = sign_checkpoint(replace(CHECKPOINT, origin="log.example/other"), LOG)
    with pytest.raises(BadCheckpoint, match="the origin is log"):
        open_checkpoint(other, origin=ORIGIN, keys=[LOG.verifying])


def test_a_false_cosignature_counts_for_nobody_and_spoils_no_other() -> None:
    witnesses = (HOST.verifying, CAMP.verifying)
    assert cosignatures(SIGNED, witnesses).times == {}
    assert cosignatures(COSIGNED, witnesses).times == dict.fromkeys(witnesses, NOON)
    log, host, camp = COSIGNED.signatures
    false = replace(camp, value=camp.value[:-1] + bytes([camp.value[-1] ^ 1]))
    found = cosignatures(replace(COSIGNED, signatures=(log, host, false)), witnesses)
    assert found.times == {HOST.verifying: NOON}
    assert found.false == (CAMP.verifying,)


def test_the_time_of_a_cosignature_is_signed() -> None:
    log, host, _ = COSIGNED.signatures
    later = replace(host, value=(int(NOON.timestamp()) + 1).to_bytes(8) + host.value[8:])
    found = cosignatures(replace(COSIGNED, signatures=(log, later)), [HOST.verifying])
    assert found.false == (HOST.verifying,)


@given(at=st.integers(0, len(print_note(COSIGNED)) - 1), bit=st.integers(0, 7))
def test_one_changed_bit_never_leaves_it_whole(at: int, bit: int) -> None:
    content = bytearray(print_note(COSIGNED))
    content[at] ^= 1 << bit
    with suppress(BadNote, BadSignature, BadCheckpoint):
        note = parse_note(bytes(content))
        open_checkpoint(note, origin=ORIGIN, keys=[LOG.verifying])
        assert len(cosignatures(note, (HOST.verifying, CAMP.verifying)).times) < 2


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_root_of_another_length_makes_no_checkpoint(size: int) -> None:
    with pytest.raises(BadCheckpoint, match="line 3: a root has 32 bytes"):
        Checkpoint(ORIGIN, 1, bytes(size))
