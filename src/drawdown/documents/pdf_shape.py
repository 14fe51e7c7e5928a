"""How the bytes of a signed PDF have to lie, checked before anything of it is understood.

The checks are stricter than the standard: they refuse what no honest program writes, such as bytes
hidden in the padding of a signature, which the libraries let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drawdown.documents.reasons import Reason, reason

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
_ANY_RANGE = re.compile(rb"/ByteRange\b")
_END = re.compile(rb"%%EOF\r?\n?\Z")
_HEX = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")
NEAR = 256
"""How far its range may stand from the signature in the same dictionary."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What a signature does not cover: its own place, and where its revision ends."""

    start: int
    stop: int
    end: int


def gaps(content: bytes) -> tuple[Gap, ...]:
    """Return the gap of each signature, in the order of the revisions."""
    found = []
    for match in _RANGE.finditer(content):
        start, stop, rest = (int(match[number]) for number in (2, 3, 4))
        found.append(Gap(start, stop, stop + rest))
    return tuple(sorted(found, key=lambda gap: gap.end))


def shape_faults(content: bytes) -> Iterator[Reason]:
    """Yield what no honest program writes; nothing for a well shaped file."""
    if not content.startswith(b"%PDF-"):
        yield reason("not-a-pdf")
        return
    if not _END.search(content):
        yield reason("trailing-bytes")
    matches = list(_RANGE.finditer(content))
    if len(matches) != len(_ANY_RANGE.findall(content)):
        yield reason("malformed-range")
    for match in matches:
        yield from _range_faults(content, match)


def _range_faults(content: bytes, match: re.Match[bytes]) -> Iterator[Reason]:
    """A range begins at the first byte and leaves out one hexadecimal string: the signature."""
    first, start, stop, rest = (int(match[number]) for number in (1, 2, 3, 4))
    if first != 0 or not start < stop or stop + rest > len(content):
        yield reason("malformed-range")
        return
    inside = content[start:stop]
    near = start - NEAR < match.start() < start or stop <= match.start() < stop + NEAR
    if not near or not _HEX.fullmatch(inside) or len(inside) % 2:
        yield reason("malformed-range")
    elif not _padded(bytes.fromhex(inside[1:-1].decode())):
        yield reason("padding")
    if not _END.search(content[: stop + rest]):
        yield reason("malformed-range")


def _padded(signature: bytes) -> bool:
    """Return whether nothing but zeros stands behind the signature's own DER."""
    if len(signature) < 6 or signature[0] != 0x30 or not 0x81 <= signature[1] <= 0x84:
        return False
    octets = signature[1] - 0x80
    end = 2 + octets + int.from_bytes(signature[2 : 2 + octets])
    return end <= len(signature) and not any(signature[end:])
