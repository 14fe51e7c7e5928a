"""Canonical bytes (RFC 8785) of a JSON value and their SHA-256: what a document is named by."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

WHOLE_FROM, WHOLE_TO = 2**53, 10**21
"""RFC 8785 prints a float between these as a whole number, which is read back as another value."""


def canonical_bytes(value: Any) -> bytes:
    """Return the RFC 8785 bytes of a JSON value; whoever reads them back gets the same value.

    Raises `ValueError` for what canonical JSON cannot carry: integers beyond 2**53, floats that
    would be printed as one, NaN, other types.
    """
    content = rfc8785_bytes(value)
    _refuse_floats_printed_whole(value)
    return content


def rfc8785_bytes(value: Any) -> bytes:
    """Return the RFC 8785 bytes of a JSON value, any float among them, as the standard has it."""
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise ValueError(f"not canonical JSON: {error}") from error


def digest(content: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _refuse_floats_printed_whole(value: Any) -> None:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, float):
            if WHOLE_FROM <= abs(item) < WHOLE_TO:
                raise ValueError(f"not canonical JSON: {item} is too large to be read back")
        elif isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list | tuple):
            waiting.extend(item)
