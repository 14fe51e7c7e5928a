"""A proof is one text that shows, without a network, that an entry is in the log."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.ledger.checkpoint import BadCheckpoint, Checkpoint, sign_checkpoint
from drawdown.ledger.key import Algorithm, VerifyingKey
from drawdown.ledger.note import BadNote, BadSignature, cosign, make_key
from drawdown.ledger.paths import MAX_HASHES, BadProof, inclusion_path
from drawdown.ledger.proof import HEADER, Proof, check_proof, parse_proof, print_proof
from drawdown.ledger.witnesses.policy import NotWitnessed, Policy
from tests.ledger import naive

ORIGIN = "log.example/mission"
LOG = make_key(ORIGIN, Algorithm.ED25519)
WITNESSES = [
    make_key(f"witness.example/{name}", Algorithm.COSIGNATURE) for name in ("host", "hq", "camp")
]
POLICY = Policy(2, tuple(witness.verifying for witness in WITNESSES))
NOON = datetime(2023, 7, 1, 12, tzinfo=UTC)


def proof_of(index: int, *, size: int, witnesses: int = 2) -> Proof:
    note = sign_checkpoint(Checkpoint(ORIGIN, size, naive.tree_hash(0, size)), LOG)
    note = note.with_signatures(cosign(note.text, key, at=NOON) for key in WITNESSES[:witnesses])

    def nodes(level: int, place: int) -> bytes:
        return naive.tree_hash(place << level, (place + 1) << level)

    return Proof(index, inclusion_path(index, size, nodes), note)


PROOF = proof_of(18, size=100)
BYTES = print_proof(PROOF)
KEYS = [LOG.verifying]


def check(proof: Proof, entry: bytes, policy: Policy = POLICY) -> None:
    check_proof(proof, entry, origin=ORIGIN, keys=KEYS, policy=policy)


def test_it_proves_its_entry_and_says_who_cosigned() -> None:
    proven = check_proof(
        PROOF, naive.ENTRIES[18], origin=ORIGIN, keys=[LOG.verifying], policy=POLICY
    )
    assert proven.checkpoint.size == 100
    assert proven.cosigned.times == {key.verifying: NOON for key in WITNESSES[:2]}


def test_it_proves_no_other_entry() -> None:
    with pytest.raises(BadProof, match="another root"):
        check(PROOF, naive.ENTRIES[19])


def test_one_witness_of_three_is_not_enough() -> None:
    with pytest.raises(NotWitnessed, match=r"1 of 2 cosignatures; none of witness\.example/hq"):
        check(proof_of(18, size=100, witnesses=1), naive.ENTRIES[18])
    check(proof_of(18, size=100, witnesses=0), naive.ENTRIES[18], Policy())


def test_a_policy_names_each_witness_once_and_needs_no_more_than_there_are() -> None:
    host = WITNESSES[0].verifying
    renamed = VerifyingKey("witness.example/other", host.algorithm, host.public)
    with pytest.raises(ValueError, match="two witnesses with one key"):
        Policy(1, (host, renamed))
    with pytest.raises(ValueError, match="2 of 1 witnesses"):
        Policy(2, (host,))
    with pytest.raises(ValueError, match="signs as a log"):
        Policy(1, (LOG.verifying,))


TEXT = BYTES.decode()
REFUSED = {
    "": "does not end in a newline",
    TEXT.replace("@v1", "@v9"): "line 1 is not c2sp.org/tlog-proof@v1",
    TEXT.replace("index 18", "index 018"): "line 2: the index is '018'",
    TEXT.replace("index 18\n", ""): "line 2 does not begin with index",
    TEXT.replace("index", "extra \nindex"): "extra data that is empty",
    TEXT.replace("index", "extra AAA\nindex"): "line 2: the extra data is not base64",
    TEXT.replace("index 18\n", "index 18\nAAAA\n"): "line 3: the hash has 3 bytes",
    TEXT.replace("index 18\n", "index 18\n" + "A" * 43 + "=\n" + "A" * 43 + "=\n" * 60): "line 5",
    TEXT.replace("\n\n", "\n", 1): "the hash is not base64",
    TEXT.partition("\n\n")[0] + "\n": "no blank line",
    TEXT.partition("\n— ")[0] + "\n\n": "the checkpoint: 0 signatures",
}


@pytest.mark.parametrize("text", REFUSED)
def test_it_names_what_is_no_proof(text: str) -> None:
    with pytest.raises(BadProof, match=REFUSED[text]):
        parse_proof(text.encode())


def test_it_refuses_more_hashes_than_a_log_can_be_high() -> None:
    with pytest.raises(BadProof, match="64 hashes"):
        Proof(0, (bytes(32),) * 64, PROOF.checkpoint)


@given(
    index=st.integers(0, 2**63 - 1),
    path=st.lists(st.binary(min_size=32, max_size=32), max_size=8).map(tuple),
    extra=st.binary(max_size=20),
)
def test_it_reads_what_it_prints(index: int, path: tuple[bytes, ...], extra: bytes) -> None:
    proof = Proof(index, path, PROOF.checkpoint, extra)
    assert parse_proof(print_proof(proof)) == proof


@given(at=st.integers(0, len(BYTES) - 1), byte=st.integers(0, 255))
def test_it_prints_what_it_read_and_a_changed_one_never_verifies(at: int, byte: int) -> None:
    content = BYTES[:at] + bytes([byte]) + BYTES[at + 1 :]
    with suppress(BadProof, BadNote, BadSignature, BadCheckpoint, NotWitnessed):
        proof = parse_proof(content)
        assert print_proof(proof) == content
        check(proof, naive.ENTRIES[18])
        assert content == BYTES


@pytest.mark.parametrize("index", [-1, 2**63])
def test_an_index_that_no_log_has_makes_no_proof(index: int) -> None:
    with pytest.raises(BadProof, match="an index lies from 0"):
        Proof(index, (), PROOF.checkpoint)
    assert Proof(2**63 - 1, (), PROOF.checkpoint).index == 2**63 - 1


def test_a_path_may_be_as_long_as_the_largest_log_needs_and_no_longer() -> None:
    path = (bytes(32),) * MAX_HASHES
    assert len(Proof(0, path, PROOF.checkpoint).path) == MAX_HASHES
    with pytest.raises(BadProof, match="a path has at most"):
        Proof(0, (*path, bytes(32)), PROOF.checkpoint)


@pytest.mark.parametrize(
    ("more", "line"), [("", 2), ("\nextra AAAA", 3)], ids=["nothing", "extra data alone"]
)
def test_a_proof_without_an_index_says_where_it_should_stand(more: str, line: int) -> None:
    note = BYTES.decode().partition("\n\n")[2]
    with pytest.raises(BadProof, match=f"line {line} does not begin with index"):
        parse_proof(f"{HEADER}{more}\n\n{note}".encode())
