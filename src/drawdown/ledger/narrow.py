"""What a bundle allows of keys, notes and checkpoints: less than C2SP, so that readers agree."""

from __future__ import annotations

import re

from drawdown.ledger.checkpoint import Checkpoint, parse_checkpoint
from drawdown.ledger.key import Algorithm, BadKey, VerifyingKey, parse_verifying_key
from drawdown.ledger.note import BadNote, Note, Signature, parse_note

LARGEST = 2**53 - 1
"""The largest integer that every reader of JSON and every browser reads alike."""

_NAME = re.compile(r"[!-*,-~]+")
_TEXT = re.compile(r"[\n -~]+\n")
_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P
_Y_OF_ORDER_EIGHT = 2707385501144840649318225287225658788936804267575313519463743609750303402022
_SMALL_ORDER = {0, 1, _P - 1, _Y_OF_ORDER_EIGHT, _P - _Y_OF_ORDER_EIGHT}
"""The y of the eight points whose order divides eight: a key or nonce among them binds nobody."""


def narrow_key(text: str, algorithm: Algorithm) -> VerifyingKey:
    """Return a key of this algorithm; refuse names beyond ASCII and points of small order."""
    key = parse_verifying_key(text)
    if key.algorithm is not algorithm:
        raise BadKey(f"the key of {key.name} is for another algorithm")
    if not _NAME.fullmatch(key.name) or not is_strict_point(key.public):
        raise BadKey(f"the key of {key.name} is not one that a bundle may have")
    return key


def narrow_note(content: bytes) -> Note:
    """Return a note; refuse text and names beyond ASCII, and a signer who signs twice."""
    note = parse_note(content)
    signers = {(line.name, line.key_id) for line in note.signatures}
    if len(signers) < len(note.signatures):
        raise BadNote("a signer stands twice")
    if not _TEXT.fullmatch(note.text) or not all(_NAME.fullmatch(name) for name, _ in signers):
        raise BadNote("characters beyond ASCII")
    return note


def narrow_checkpoint(text: str) -> Checkpoint:
    """Return a checkpoint; refuse an origin that could name no key, and sizes of 2**53 and more."""
    checkpoint = parse_checkpoint(text)
    if not _NAME.fullmatch(checkpoint.origin) or checkpoint.size > LARGEST:
        raise ValueError("a checkpoint that no bundle may have")
    return checkpoint


def is_strict_point(raw: bytes) -> bool:
    """Return whether bytes are the only encoding of a point, and its order is large."""
    y = int.from_bytes(raw, "little") & (2**255 - 1)
    if len(raw) != 32 or y >= _P or y in _SMALL_ORDER:
        return False
    return pow((y * y - 1) * (_D * y * y + 1), (_P - 1) // 2, _P) == 1


def is_strict_signature(line: Signature) -> bool:
    """Return whether the point of a signature is one that we take."""
    return is_strict_point(line.value[-64:-32])
