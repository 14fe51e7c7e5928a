"""Canonical bytes (RFC 8785) of a JSON value and their SHA-256: what a document is named by."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

LARGEST = 2**53
"""RFC 8785 prints a larger float without its point, and nobody could read the float back."""


def canonical_bytes(value: Any) -> bytes:
    """Return the RFC 8785 bytes of a JSON value; whoever reads them back gets the same value.

    Raises `ValueError` for what canonical JSON cannot carry: integers and floats beyond 2**53,
    NaN, other types.
    """
    try:
        content = rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise ValueError(f"not canonical JSON: {error}") from error
    _refuse_large_floats(value)
    return content


def digest(content: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _refuse_large_floats(value: Any) -> None:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, float):
            if abs(item) >= LARGEST:
                raise ValueError(f"not canonical JSON: {item} is too large to be read back")
        elif isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list | tuple):
            waiting.extend(item)
