"""C2SP checkpoints: the origin, size and root of a log, signed by it and cosigned by witnesses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from drawdown.ledger.key import SigningKey, VerifyingKey
from drawdown.ledger.lines import MAX_NUMBER, parse_hash, parse_number, print_base64
from drawdown.ledger.merkle import EMPTY_ROOT, HASH_BYTES
from drawdown.ledger.note import BadSignature, Note, sign, verify


class BadCheckpoint(ValueError):
    """The text of a note is no checkpoint, or not the one asked for; the message says why."""


class NotEmpty(BadCheckpoint):
    """A checkpoint of size 0 with a root that the empty log does not have."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log at one size. Extension lines are read and kept, never written by us."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.size <= MAX_NUMBER:
            raise BadCheckpoint("line 2: a size lies from 0 to 2**63 - 1")
        if len(self.root) != HASH_BYTES:
            raise BadCheckpoint(f"line 3: a root has {HASH_BYTES} bytes")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise NotEmpty("line 3: the empty log has the hash of nothing as its root")
        for number, line in enumerate((self.origin, *self.extensions)):
            if not line or "\n" in line:
                raise BadCheckpoint(f"line {number + 3 if number else 1}: empty")


def parse_checkpoint(text: str) -> Checkpoint:
    """Return the checkpoint of a note's text. Raises `BadCheckpoint`."""
    lines = text.split("\n")
    if lines.pop() != "" or len(lines) < 3:
        raise BadCheckpoint("a checkpoint has at least three lines: origin, size, root")
    try:
        size = parse_number(lines[1], what="line 2: the size")
        root = parse_hash(lines[2], what="line 3: the root")
    except ValueError as error:
        raise BadCheckpoint(str(error)) from error
    return Checkpoint(lines[0], size, root, tuple(lines[3:]))


def print_checkpoint(checkpoint: Checkpoint) -> str:
    """Return the text of a checkpoint's note: `print_checkpoint(parse_checkpoint(x)) == x`."""
    head = (checkpoint.origin, str(checkpoint.size), print_base64(checkpoint.root))
    return "".join(f"{line}\n" for line in (*head, *checkpoint.extensions))


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> Note:
    """Return the note in which a log signs its checkpoint."""
    text = print_checkpoint(checkpoint)
    return Note(text, (sign(text, key),))


def open_checkpoint(note: Note, *, origin: str, keys: Iterable[VerifyingKey]) -> Checkpoint:
    """Return the checkpoint that a log signed.

    Raises `BadSignature` unless one of the log's keys signed it and none of them is misused, and
    `BadCheckpoint` for another origin. Signatures of others are not looked at.
    """
    keys = tuple(keys)
    signed = [key for key in keys if any(line.by(key) for line in note.signatures)]
    if not signed:
        names = ", ".join(f"{key.name}+{key.key_id.hex()}" for key in keys)
        raise BadSignature(f"no signature of {names or 'any known key'}")
    for key in signed:
        verify(note, key)
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != origin:
        raise BadCheckpoint(f"line 1: the origin is {checkpoint.origin}, not {origin}")
    return checkpoint


@dataclass(frozen=True, slots=True)
class Cosigned:
    """What the witnesses said to one checkpoint: when each signed, and which signature is false."""

    times: dict[VerifyingKey, datetime]
    false: tuple[VerifyingKey, ...]


def cosignatures(note: Note, witnesses: Iterable[VerifyingKey]) -> Cosigned:
    """Return which of the witnesses cosigned. A false cosignature counts for nobody."""
    times: dict[VerifyingKey, datetime] = {}
    false: list[VerifyingKey] = []
    for witness in witnesses:
        if not any(line.by(witness) for line in note.signatures):
            continue
        try:
            when = verify(note, witness)
        except BadSignature:
            false.append(witness)
            continue
        if when is not None:
            times[witness] = when
    return Cosigned(times, tuple(false))
