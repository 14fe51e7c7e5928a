"""The words that all C2SP texts are written in: decimal numbers, base64, hashes, UTF-8 lines."""

from __future__ import annotations

import base64
import binascii
import re

from drawdown.ledger.merkle import HASH_BYTES

MAX_NUMBER = 2**63 - 1
"""C2SP counts leaves and seconds with 63 bits."""

_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")
_SPACE_OR_PLUS = re.compile(r"[\s+]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


def parse_number(text: str, *, what: str) -> int:
    """Return a decimal number without sign and leading zeroes, below 2**63."""
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f"{what} is {_shown(text)}, not a decimal number as it is printed")
    if (number := int(text)) > MAX_NUMBER:
        raise ValueError(f"{what} is 2**63 or more")
    return number


def parse_base64(text: str, *, what: str) -> bytes:
    """Return the bytes of standard base64, refusing every second spelling of them."""
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError(f"{what} is not base64") from error
    if print_base64(content) != text:
        raise ValueError(f"{what} is base64 with spare bits set")
    return content


def print_base64(content: bytes) -> str:
    """Return standard base64 with padding."""
    return base64.b64encode(content).decode("ascii")


def parse_hash(text: str, *, what: str) -> bytes:
    """Return a SHA-256 hash written in base64."""
    content = parse_base64(text, what=what)
    if len(content) != HASH_BYTES:
        raise ValueError(f"{what} has {len(content)} bytes; SHA-256 has {HASH_BYTES}")
    return content


def parse_text(content: bytes, *, max_bytes: int) -> str:
    """Return a text that is UTF-8, ends in a newline and holds no other control character."""
    if len(content) > max_bytes:
        raise ValueError(f"longer than {max_bytes} bytes")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from error
    if control := _CONTROL.search(text):
        raise ValueError(f"the control character U+{ord(control[0]):04X} at {control.start()}")
    if not text.endswith("\n"):
        raise ValueError("does not end in a newline")
    return text


def check_name(name: str) -> None:
    """Raise `ValueError` unless it can name a key: not empty, without spaces and plus."""
    if not name:
        raise ValueError("the name of the key is empty")
    if _SPACE_OR_PLUS.search(name):
        raise ValueError(f"the name of the key, {_shown(name)}, holds a space or a plus")


def _shown(text: str) -> str:
    return ascii(text if len(text) <= 60 else f"{text[:59]}…")
