"""The keys of a bundle: the ring, and the notes by which one key of the log followed another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from drawdown.core.canonical import canonical_bytes
from drawdown.core.strict_json import BadJson, parse
from drawdown.ledger import keyring
from drawdown.ledger.key import Algorithm, SigningKey, VerifyingKey
from drawdown.ledger.keyring import KeyRing, LogKey
from drawdown.ledger.narrow import is_strict_signature, narrow_key, narrow_note
from drawdown.ledger.note import BadSignature, Note, print_note, sign, verify
from drawdown.ledger.witnesses.policy import Policy

ROTATION = "drawdown-key-rotation/1"
MAX_BYTES = 1_000_000
MAX_DEPTH = 16


class BadKeys(ValueError):
    """The bytes are no list of keys, or keys that cannot go together."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The ring, and for a key that followed another the note that both of them signed.

    Without the note, whoever knows only the old key cannot tell that the new one is the log's.
    """

    ring: KeyRing
    notes: Mapping[VerifyingKey, Note] = field(default_factory=dict)

    def __post_init__(self) -> None:
        keys = [each.key for each in self.ring.log]
        if len({key.name for key in keys}) > 1:
            raise BadKeys("all keys of a log sign by its name")
        if not self.notes.keys() <= set(keys[1:]):
            raise BadKeys("a note of a key that followed no other")

    def place(self, size: int) -> int:
        """Return the place of the key that signs a checkpoint of this size."""
        return sum(each.first <= size for each in self.ring.log) - 1


def rotation_text(following: LogKey) -> str:
    """Return what both keys sign when one follows the other."""
    return f"{ROTATION}\n{following.key.name}\n{following.first}\n{following.key}\n"


def rotation_note(old: SigningKey, new: SigningKey, *, first: int) -> Note:
    """Return the note that says: from this size on the new key signs. Both keys sign it."""
    text = rotation_text(LogKey(first, new.verifying))
    return Note(text, (sign(text, old), sign(text, new)))


def is_rotation(old: VerifyingKey, following: LogKey, note: Note) -> bool:
    """Return whether a note shows that a key followed the old one."""
    both = len(note.signatures) == 2 and note.text == rotation_text(following)
    return both and signed_by(note, old) and signed_by(note, following.key)


def signed_by(note: Note, key: VerifyingKey) -> bool:
    """Return whether a key of the log signed a note, by the one rule that all verifiers keep."""
    try:
        verify(note, key)
    except BadSignature:
        return False
    return all(is_strict_signature(line) for line in note.signatures if line.by(key))


def print_keys(keys: Keys) -> bytes:
    """Return the bytes of `keys.json`."""
    document = parse(keyring.print_keys(keys.ring))
    for each, item in zip(keys.ring.log, document["log"], strict=True):
        if (note := keys.notes.get(each.key)) is not None:
            item["note"] = print_note(note).decode()
    return canonical_bytes(document)


def parse_keys(content: bytes) -> Keys:
    """Return the keys: `print_keys(parse_keys(x)) == x`. Raises `BadKeys`."""
    try:
        keys = _keys(parse(content, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH))
        same = print_keys(keys) == content
    except (BadJson, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadKeys(f"no list of keys: {error}") from error
    if not same:
        raise BadKeys("the list of keys is not canonical, or holds more than it may")
    return keys


def _keys(document: Any) -> Keys:
    log = tuple(_log_key(item) for item in document["log"])
    policy = document["policy"]
    witnesses = tuple(narrow_key(text, Algorithm.COSIGNATURE) for text in policy["witnesses"])
    notes = {
        each.key: narrow_note(item["note"].encode())
        for each, item in zip(log, document["log"], strict=True)
        if "note" in item
    }
    return Keys(KeyRing(log, Policy(_integer(policy["need"]), witnesses)), notes)


def _log_key(item: Any) -> LogKey:
    return LogKey(_integer(item["from"]), narrow_key(item["vkey"], Algorithm.ED25519))


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r} is not an integer")
    return value
