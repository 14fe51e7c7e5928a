"""C2SP tlog-proofs: one entry's place in the tree and the checkpoint it stands under, offline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drawdown.ledger.checkpoint import Checkpoint, Cosigned, open_checkpoint
from drawdown.ledger.key import VerifyingKey
from drawdown.ledger.lines import (
    MAX_NUMBER,
    parse_base64,
    parse_hash,
    parse_number,
    parse_text,
    print_base64,
)
from drawdown.ledger.merkle import HASH_BYTES, hash_leaf
from drawdown.ledger.note import MAX_BYTES as MAX_NOTE
from drawdown.ledger.note import BadNote, Note, parse_note, print_note
from drawdown.ledger.paths import MAX_HASHES, BadProof, check_inclusion
from drawdown.ledger.witnesses.policy import Policy

HEADER = "c2sp.org/tlog-proof@v1"
MAX_BYTES = 2 * MAX_NOTE


@dataclass(frozen=True, slots=True)
class Proof:
    """The index of an entry, its path and the note of the checkpoint; `extra` proves nothing."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: Note
    extra: bytes = b""

    def __post_init__(self) -> None:
        if not 0 <= self.index <= MAX_NUMBER:
            raise BadProof("an index lies from 0 to 2**63 - 1")
        if len(self.path) > MAX_HASHES:
            raise BadProof(f"{len(self.path)} hashes; a path has at most {MAX_HASHES}")
        if any(len(each) != HASH_BYTES for each in self.path):
            raise BadProof(f"a hash of a path has {HASH_BYTES} bytes")


def parse_proof(content: bytes) -> Proof:
    """Return the proof, nothing of it verified. Raises `BadProof` and `BadNote`."""
    try:
        text = parse_text(content, max_bytes=MAX_BYTES)
    except ValueError as error:
        raise BadProof(str(error)) from error
    head, blank, note = text.partition("\n\n")
    if not blank:
        raise BadProof("no blank line between path and checkpoint")
    lines = head.split("\n")
    if lines[0] != HEADER:
        raise BadProof(f"line 1 is not {HEADER}")
    try:
        extra, place = _extra(lines)
        index = parse_number(_after(lines, place, "index "), what=f"line {place + 1}: the index")
        path = [
            parse_hash(line, what=f"line {number}: the hash")
            for number, line in enumerate(lines[place + 1 :], place + 2)
        ]
    except ValueError as error:
        raise BadProof(str(error)) from error
    return Proof(index, tuple(path), _note(note), extra)


def _note(text: str) -> Note:
    try:
        return parse_note(text.encode())
    except BadNote as error:
        raise BadProof(f"the checkpoint: {error}") from error


def _extra(lines: list[str]) -> tuple[bytes, int]:
    """Return the extra data, and at which place the index is to stand."""
    if len(lines) < 2 or not lines[1].startswith("extra "):
        return b"", 1
    extra = parse_base64(lines[1].removeprefix("extra "), what="line 2: the extra data")
    if not extra:
        raise BadProof("line 2: extra data that is empty is left out")
    return extra, 2


def _after(lines: list[str], place: int, word: str) -> str:
    """Return what follows the word that a line begins with."""
    if len(lines) <= place or not lines[place].startswith(word):
        raise BadProof(f"line {place + 1} does not begin with {word.strip()}")
    return lines[place].removeprefix(word)


def print_proof(proof: Proof) -> bytes:
    """Return the bytes of a proof: `print_proof(parse_proof(x)) == x`."""
    lines = [HEADER, f"index {proof.index}", *map(print_base64, proof.path)]
    if proof.extra:
        lines.insert(1, f"extra {print_base64(proof.extra)}")
    return "".join(f"{line}\n" for line in lines).encode() + b"\n" + print_note(proof.checkpoint)


@dataclass(frozen=True, slots=True)
class Proven:
    """What a proof proved: the checkpoint that the entry stands under, and who cosigned it."""

    checkpoint: Checkpoint
    cosigned: Cosigned


def check_proof(
    proof: Proof, entry: bytes, *, origin: str, keys: Iterable[VerifyingKey], policy: Policy
) -> Proven:
    """Return what is proven of an entry.

    Raises `BadSignature` or `BadCheckpoint` when the log did not sign this checkpoint,
    `NotWitnessed` when too few cosigned it, `BadProof` when the entry is not under it.
    """
    checkpoint = open_checkpoint(proof.checkpoint, origin=origin, keys=keys)
    cosigned = policy.check(proof.checkpoint)
    leaf = hash_leaf(entry)
    check_inclusion(leaf, proof.index, size=checkpoint.size, path=proof.path, root=checkpoint.root)
    return Proven(checkpoint, cosigned)
