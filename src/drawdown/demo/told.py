"""A story told in acts: what somebody did on a day, in which capacity, with which papers."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from drawdown.core.canonical import digest

NOTICE = (
    "RECONSTRUCTED FOR A DEMONSTRATION from public facts; not a document of the United Nations",
    "RECONSTITUÉ POUR UNE DÉMONSTRATION à partir de faits publics ; n'est pas un document de l'ONU",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the story, a small table. It says of itself that it is reconstructed."""

    title: str
    rows: tuple[tuple[str, str], ...] = ()
    file: str = "paper.csv"

    @property
    def content(self) -> bytes:
        """The bytes of the table."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("field", "value"))
        writer.writerows((("notice", NOTICE[0]), ("avis", NOTICE[1]), ("title", self.title)))
        writer.writerows(self.rows)
        return text.getvalue().encode()

    @property
    def name(self) -> str:
        """The SHA-256 of its bytes."""
        return digest(self.content)


@dataclass(frozen=True)
class Picture:
    """A picture where a photograph would be: it shows nothing but that it is none."""

    title: str
    file: str = "picture.png"

    @cached_property
    def content(self) -> bytes:
        """The bytes of the picture, which hold the notice as text too."""
        image = Image.new("L", (480, 120), 235)
        words = f"{self.title}\n\nRECONSTRUCTED FOR A DEMONSTRATION\nNo photograph is public."
        ImageDraw.Draw(image).multiline_text((16, 16), words, fill=20)
        info = PngInfo()
        for number, notice in enumerate(NOTICE):
            info.add_itxt(f"Notice {number + 1}", notice)
        info.add_itxt("Title", self.title)
        kept = io.BytesIO()
        image.save(kept, "PNG", pnginfo=info)
        return kept.getvalue()

    @property
    def name(self) -> str:
        """The SHA-256 of its bytes."""
        return digest(self.content)


@dataclass(frozen=True, slots=True)
class File:
    """A document that the story finds made already, such as a pack that was signed."""

    title: str
    content: bytes
    file: str = "pack.pdf"

    @property
    def name(self) -> str:
        """The SHA-256 of its bytes."""
        return digest(self.content)


@dataclass(frozen=True, slots=True)
class Told:
    """One act of the story. `papers` are added to the store before it and stand as its evidence."""

    on: date
    kind: str
    capacity: str
    body: dict[str, Any]
    papers: tuple[Paper | Picture | File, ...] = field(default=())
    key: str = ""
    """What tells it from other acts of its kind, site and day; by default, their order."""
    known_by: tuple[str, ...] = ()
    """Fields of the body that say it is the same act, however the rest was told; else all do."""

    @property
    def site(self) -> str:
        """The site it is about."""
        return str(self.body.get("site", ""))
