"""The small log behind the samples of the formats: its keys from seeds, so that all are whole.

Entry 17 of its 18 is the act that docs/formats/act.md shows; the others are stand-ins.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from drawdown.ledger import keyring
from drawdown.ledger.bundle import keys as bundle_keys
from drawdown.ledger.bundle.keys import Keys, rotation_note
from drawdown.ledger.checkpoint import Checkpoint, sign_checkpoint
from drawdown.ledger.key import Algorithm, SigningKey
from drawdown.ledger.keyring import KeyRing, LogKey
from drawdown.ledger.note import Note, cosign, key_from_secret, print_note
from drawdown.ledger.paths import consistency_path, inclusion_path
from drawdown.ledger.proof import Proof, print_proof
from drawdown.ledger.witnesses.policy import Policy
from drawdown.ledger.witnesses.witness import Request, print_request

ORIGIN = "closure.example/mission-a"
SIZE, INDEX = 18, 17
AT = datetime(2023, 7, 3, 9, 15, tzinfo=UTC)


def key(name: str, algorithm: Algorithm, seed: str) -> SigningKey:
    """Return the key of a seed: anybody can make it, so nobody may trust it."""
    return key_from_secret(name, algorithm, secret=sha256(seed.encode()).digest())


LOG = key(ORIGIN, Algorithm.ED25519, "the sample log")
NEXT = key(ORIGIN, Algorithm.ED25519, "the sample log, its second key")
WITNESSES = tuple(
    key(name, Algorithm.COSIGNATURE, name)
    for name in ("witness.example/host", "hq.example/closure", "camp.example/commander")
)
POLICY = Policy(2, tuple(each.verifying for each in WITNESSES))
RING = KeyRing((LogKey(0, LOG.verifying), LogKey(414, NEXT.verifying)), POLICY)


def node(act: bytes, level: int, place: int) -> bytes:
    """Return the hash of a full subtree."""
    if level == 0:
        entry = act if place == INDEX else f"entry {place}".encode()
        return sha256(b"\0" + entry).digest()
    left, right = (node(act, level - 1, 2 * place + side) for side in (0, 1))
    return sha256(b"\1" + left + right).digest()


def checkpoint(act: bytes) -> Note:
    """Return the checkpoint of the log, signed and cosigned by the first witness."""
    return cosigned(Checkpoint(ORIGIN, SIZE, root_of(act)))


def cosigned(over: Checkpoint) -> Note:
    """Return a checkpoint with the signature of the log and of the first witness."""
    note = sign_checkpoint(over, LOG)
    return note.with_signatures([cosign(note.text, WITNESSES[0], at=AT)])


def proof(act: bytes) -> str:
    """Return the proof of the act."""
    path = inclusion_path(INDEX, SIZE, lambda level, place: node(act, level, place))
    return print_proof(Proof(INDEX, path, checkpoint(act))).decode()


def request(act: bytes) -> str:
    """Return what the log asks a witness that saw it before the act."""
    path = consistency_path(INDEX, SIZE, lambda level, place: node(act, level, place))
    note = sign_checkpoint(Checkpoint(ORIGIN, SIZE, root_of(act)), LOG)
    return print_request(Request(INDEX, path, note)).decode()


def root_of(act: bytes) -> bytes:
    """Return the root over all entries."""
    return sha256(b"\1" + node(act, 4, 0) + node(act, 1, 8)).digest()


def keys() -> str:
    """Return the keys of the log and the policy, as a checkpoint needs them."""
    return keyring.print_keys(RING).decode()


def keys_of_a_bundle() -> str:
    """Return the same with the note by which the second key followed."""
    note = rotation_note(LOG, NEXT, first=RING.log[1].first)
    return bundle_keys.print_keys(Keys(RING, {NEXT.verifying: note})).decode()


def large() -> str:
    """Return a checkpoint of 257 entries that stand nowhere."""
    return print_note(cosigned(Checkpoint(ORIGIN, 257, sha256(b"257 entries").digest()))).decode()
