"""A small paper that the tests of the documents share."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime

from drawdown.core.canonical import digest
from drawdown.documents.paper import (
    Arabic,
    Field,
    Fields,
    Language,
    Paper,
    Party,
    Photo,
    Photos,
    Section,
    Table,
    Words,
)

MADE = datetime(2023, 12, 8, 12, tzinfo=UTC)
ARABIC = "شهادة تسليم الموقع إلى السلطات المدنية"


def picture(red: int, *, size: int = 8) -> bytes:
    """Return a PNG of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        crc = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc)

    rows = (b"\0" + bytes((red, 90, 60)) * size) * size
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


PICTURE = picture(200)
PICTURES = {digest(PICTURE): PICTURE}


def small_paper(**changes: object) -> Paper:
    """Return a paper with every kind of block."""
    power = Field(Words("Power", "Électricité"), (Words("running", "en marche"),))
    water = Field(Words("Water", "Eau"))
    table = Table(
        (Words("Item", "Bien"), Words("Condition", "État")),
        ((Words.same("GEN-1 #[*]"), Words("good", "bon")),),
    )
    photos = Photos((Photo(digest(PICTURE), Words("the gate", "le portail")),))
    content = {
        "title": Words("Certificate of handover", "Certificat de remise"),
        "subject": "Mopti / Sévaré",
        "statement": Words("The site is handed over.", "Le site est remis."),
        "number": "MOPTI-SEVARE",
        "version": 1,
        "made": MADE,
        "parties": (
            Party(Words("For the mission", "Pour la mission"), Words("Head", "Chef")),
            Party(Words("For the host State", "Pour l'État hôte"), Words("Governor", "Gouverneur")),
        ),
        "facts": (power,),
        "sections": (
            Section(
                Words("Inspection", "Inspection"),
                (Fields((power, water)), table, photos, Arabic(ARABIC)),
            ),
        ),
        "governing": Language.FRENCH,
        "checkpoint": ("drawdown.example/minusma", "12"),
        "link": "drawdown:minusma/mopti-sevare/1",
    }
    return Paper(**{**content, **changes})  # type: ignore[arg-type]
