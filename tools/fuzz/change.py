"""Changes bytes the way that damage and hostile people do; the same seed gives the same bytes."""

from __future__ import annotations

import io
import random
import zipfile

ODD = (
    b"", b"0", b"-1", b"1e308", b"NaN", b"9" * 30, b"9007199254740993", b"\0", b"\xff\xfe", b"\xc3",
    b'"', b"'", b"{", b"[" * 200, b"]", b"}", b":", b",", b"\n", b"\r\n", b"&a", b"*a", b"<<",
    b"!!x", b"\\u0000", b"\\ud800", b"2199-12-31", b"0000-00-00", b"9999-99-99T99:99:99Z", b"true",
    b"null", b"../..", b"/", b"%", b"=1+1", "é\u202e\u00a0".encode(), b"A" * 5_000,
    b"<!ENTITY", b"]]>", b"<", b"endobj",
)  # fmt: skip
"""Pieces that parsers trip over."""
MOST_CHANGES = 6
LARGEST = 2_000_000


def changed(content: bytes, others: list[bytes], draw: random.Random) -> bytes:
    """Return content with a few changes; a ZIP file often has one within a member instead."""
    if content[:2] == b"PK" and draw.random() < 0.7:
        inside = within(content, draw)
        if inside is not None:
            return inside
    found = bytearray(content)
    for _ in range(draw.randint(1, MOST_CHANGES)):
        one_change(found, others, draw)
    return bytes(found[:LARGEST])


def one_change(content: bytearray, others: list[bytes], draw: random.Random) -> None:
    """Change bytes in one place: another bit, a hole, a repetition, a piece of another file."""
    at = draw.randint(0, len(content))
    until = min(len(content), at + draw.choice((1, 1, 2, 4, 16, 64, 512)))
    match draw.randint(0, 5):
        case 0 if at < len(content):
            content[at] ^= 1 << draw.randint(0, 7)
        case 1:
            del content[at:until]
        case 2:
            content[at:at] = content[at:until] * draw.choice((1, 2, 50))
        case 3:
            content[at:until] = draw.choice(ODD)
        case 4:
            other = draw.choice(others)
            begin = draw.randint(0, len(other))
            content[at:until] = other[begin : begin + draw.choice((1, 8, 64, 512))]
        case _:
            content[at:at] = draw.choice(ODD)


def within(content: bytes, draw: random.Random) -> bytes | None:
    """Return a ZIP file with one member changed, gone or doubled; None where it is none."""
    written = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old:
            members = [(info, old.read(info)) for info in old.infolist()]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError):
        return None
    chosen = draw.randrange(len(members))
    texts = [text for _, text in members]
    with zipfile.ZipFile(written, "w") as new:
        for place, (info, text) in enumerate(members):
            if place != chosen:
                new.writestr(info, text)
            elif draw.random() < 0.9:
                found = bytearray(text)
                for _ in range(draw.randint(1, MOST_CHANGES)):
                    one_change(found, texts, draw)
                new.writestr(info, bytes(found[:LARGEST]))
    return written.getvalue()
