"""A witness, after C2SP tlog-witness: it cosigns what continues all that it has seen of a log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from drawdown.ledger.checkpoint import (
    BadCheckpoint,
    Checkpoint,
    NotEmpty,
    open_checkpoint,
)
from drawdown.ledger.key import SigningKey, VerifyingKey
from drawdown.ledger.lines import MAX_NUMBER, parse_hash, parse_number, parse_text, print_base64
from drawdown.ledger.merkle import EMPTY_ROOT, HASH_BYTES
from drawdown.ledger.note import (
    MAX_BYTES,
    BadSignature,
    Note,
    Signature,
    cosign,
    parse_note,
    print_note,
)
from drawdown.ledger.paths import MAX_HASHES, BadProof, check_consistency

PLAIN = "text/plain; charset=utf-8"
SIZE = "text/x.tlog.size"


class BadRequest(ValueError):
    """The bytes are no add-checkpoint request; the message says in which line and why."""


@dataclass(frozen=True, slots=True)
class Request:
    """A checkpoint, and the path from the size that the log believes the witness to have seen."""

    old: int
    path: tuple[bytes, ...]
    note: Note

    def __post_init__(self) -> None:
        if not 0 <= self.old <= MAX_NUMBER or len(self.path) > MAX_HASHES:
            raise BadRequest(f"a path has at most {MAX_HASHES} hashes, from a size below 2**63")
        if any(len(each) != HASH_BYTES for each in self.path):
            raise BadRequest(f"a hash of a path has {HASH_BYTES} bytes")


def parse_request(content: bytes) -> Request:
    """Return the request, nothing of it verified. Raises `BadRequest`."""
    try:
        text = parse_text(content, max_bytes=MAX_BYTES)
        head, blank, note = text.partition("\n\n")
        if not blank:
            raise BadRequest("no blank line between path and checkpoint")
        lines = head.split("\n")
        if not lines[0].startswith("old "):
            raise BadRequest("line 1 does not begin with old")
        old = parse_number(lines[0].removeprefix("old "), what="line 1: the old size")
        path = [
            parse_hash(line, what=f"line {number}: the hash")
            for number, line in enumerate(lines[1:], 2)
        ]
        return Request(old, tuple(path), parse_note(note.encode()))
    except ValueError as error:
        raise BadRequest(str(error)) from error


def print_request(request: Request) -> bytes:
    """Return the bytes of a request: `print_request(parse_request(x)) == x`."""
    lines = [f"old {request.old}", *map(print_base64, request.path)]
    return "".join(f"{line}\n" for line in lines).encode() + b"\n" + print_note(request.note)


@dataclass(frozen=True, slots=True)
class Seen:
    """The largest tree of a log that a witness has cosigned, with the note it answered for."""

    size: int
    root: bytes
    note: bytes


class Memory(Protocol):
    """What a witness remembers, and must never forget."""

    def seen(self, origin: str) -> Seen | None:
        """Return the latest of a log, None before the first."""
        ...

    def advance(self, origin: str, *, old: int, new: Seen) -> bool:
        """Remember a larger tree, durably, if `old` is still the size of the latest.

        Return whether it was: looking and writing are one step.
        """
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What a witness answers: an HTTP status, and the cosignature, the size or the reason."""

    status: int
    body: str
    content_type: str = PLAIN


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness with its key, the logs it knows by origin with their keys, and its memory."""

    key: SigningKey
    logs: Mapping[str, Sequence[VerifyingKey]]
    memory: Memory

    def add_checkpoint(self, content: bytes, *, at: datetime) -> Answer:
        """Cosign a checkpoint that continues the last one; answer only once that is remembered."""
        try:
            request = parse_request(content)
        except BadRequest as error:
            return Answer(400, f"{error}\n")
        origin = request.note.text.partition("\n")[0]
        if origin not in self.logs:
            return Answer(404, "this log is not known here\n")
        try:
            checkpoint = open_checkpoint(request.note, origin=origin, keys=self.logs[origin])
        except BadSignature as error:
            return Answer(403, f"{error}\n")
        except NotEmpty as error:
            return Answer(422, f"{error}\n")
        except BadCheckpoint as error:
            return Answer(400, f"{error}\n")
        return self._judge(request, checkpoint, at=at)

    def latest(self, origin_hash: str) -> Answer:
        """Return the latest cosigned checkpoint of a log, by the SHA-256 of its origin in hex."""
        for origin in self.logs:
            if sha256(origin.encode()).hexdigest() == origin_hash and (
                seen := self.memory.seen(origin)
            ):
                return Answer(200, seen.note.decode())
        return Answer(404, "nothing of this log has been seen here\n")

    def _judge(self, request: Request, checkpoint: Checkpoint, *, at: datetime) -> Answer:
        """Answer a request whose checkpoint is the log's own."""
        if request.old > checkpoint.size:
            return Answer(400, "the old size is above that of the checkpoint\n")
        seen = self.memory.seen(checkpoint.origin)
        size, root = (seen.size, seen.root) if seen else (0, EMPTY_ROOT)
        if request.old != size:
            return Answer(409, f"{size}\n", SIZE)
        try:
            check_consistency(
                size, root, new=checkpoint.size, new_root=checkpoint.root, path=request.path
            )
        except BadProof as error:
            return Answer(422, f"{error}\n")
        line = cosign(request.note.text, self.key, at=at)
        kept = [each for each in request.note.signatures if self._is_of_log(checkpoint, each)]
        note = print_note(Note(request.note.text, (*kept, line)))
        new = Seen(checkpoint.size, checkpoint.root, note)
        if not self.memory.advance(checkpoint.origin, old=size, new=new):
            now = self.memory.seen(checkpoint.origin)
            return Answer(409, f"{now.size if now else 0}\n", SIZE)
        return Answer(200, str(line))

    def _is_of_log(self, checkpoint: Checkpoint, line: Signature) -> bool:
        return any(line.by(key) for key in self.logs[checkpoint.origin])
