"""Whose keys a bundle is checked with: `keys.json`, and the note by which one key follows another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from drawdown.core.canonical import canonical_bytes
from drawdown.core.strict_json import BadJson, parse
from drawdown.ledger.key import Algorithm, SigningKey, VerifyingKey
from drawdown.ledger.narrow import is_strict_signature, narrow_key, narrow_note
from drawdown.ledger.note import BadSignature, Note, print_note, sign, verify
from drawdown.ledger.policy import Policy

ROTATION = "drawdown-key-rotation/1"
MAX_BYTES = 1_000_000
MAX_DEPTH = 16


class BadKeys(ValueError):
    """The bytes are no list of keys, or keys that cannot go together."""


@dataclass(frozen=True, slots=True)
class LogKey:
    """A key of the log, the size from which it signs, and the note of how it followed another."""

    start: int
    key: VerifyingKey
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a log in the order of their spans, and the policy of its witnesses."""

    log: tuple[LogKey, ...]
    policy: Policy

    def __post_init__(self) -> None:
        if not self.log or self.log[0].start != 0 or self.log[0].note is not None:
            raise BadKeys("the first key of a log signs from 0 and follows no other")
        if any(left.start >= right.start for left, right in pairwise(self.log)):
            raise BadKeys("each key of a log signs from a larger size than the one before it")
        if any(each.key.algorithm is not Algorithm.ED25519 for each in self.log):
            raise BadKeys("a witness's key cannot sign for a log")
        if len({each.key.name for each in self.log}) > 1:
            raise BadKeys("all keys of a log sign by its name")
        keys = [each.key for each in self.log] + list(self.policy.witnesses)
        if len({key.public for key in keys}) < len(keys):
            raise BadKeys("one key stands twice")

    def place(self, size: int) -> int:
        """Return the place of the key that signs a checkpoint of this size."""
        return sum(each.start <= size for each in self.log) - 1


def rotation_text(old: VerifyingKey, following: LogKey) -> str:
    """Return what both keys sign when one follows the other."""
    return f"{ROTATION}\n{old.name}\n{following.start}\n{following.key}\n"


def rotate(old: SigningKey, new: SigningKey, *, start: int) -> LogKey:
    """Return the new key with the note that both keys signed: it signs from this size on."""
    following = LogKey(start, new.verifying)
    text = rotation_text(old.verifying, following)
    return LogKey(start, new.verifying, Note(text, (sign(text, old), sign(text, new))))


def is_rotation(old: VerifyingKey, following: LogKey) -> bool:
    """Return whether the note of a key shows that it followed the old one."""
    note = following.note
    if note is None or note.text != rotation_text(old, following) or len(note.signatures) != 2:
        return False
    return signed_by(note, old) and signed_by(note, following.key)


def signed_by(note: Note, key: VerifyingKey) -> bool:
    """Return whether a key of the log signed a note, by the one rule that all verifiers keep."""
    try:
        verify(note, key)
    except BadSignature:
        return False
    return all(is_strict_signature(line) for line in note.signatures if line.by(key))


def print_keys(keys: Keys) -> bytes:
    """Return the bytes of `keys.json`."""
    return canonical_bytes(
        {
            "log": [_print_log_key(each) for each in keys.log],
            "policy": {
                "need": keys.policy.need,
                "witnesses": [str(witness) for witness in keys.policy.witnesses],
            },
        }
    )


def _print_log_key(each: LogKey) -> dict[str, Any]:
    noted = {} if each.note is None else {"note": print_note(each.note).decode()}
    return {"from": each.start, "vkey": str(each.key), **noted}


def parse_keys(content: bytes) -> Keys:
    """Return the keys: `print_keys(parse_keys(x)) == x`. Raises `BadKeys`."""
    try:
        value = parse(content, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH)
        log = tuple(_log_key(item) for item in value["log"])
        policy = value["policy"]
        witnesses = tuple(narrow_key(text, Algorithm.COSIGNATURE) for text in policy["witnesses"])
        keys = Keys(log, Policy(_integer(policy["need"]), witnesses))
        same = print_keys(keys) == content
    except (BadJson, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadKeys(f"no list of keys: {error}") from error
    if not same:
        raise BadKeys("the list of keys is not canonical, or holds more than it may")
    return keys


def _log_key(item: dict[str, Any]) -> LogKey:
    note = narrow_note(item["note"].encode()) if "note" in item else None
    return LogKey(_integer(item["from"]), narrow_key(item["vkey"], Algorithm.ED25519), note)


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r} is not an integer")
    return value
