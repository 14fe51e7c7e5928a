"""A paper as content: what it says, in English and French, before anybody lays it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Language(StrEnum):
    """The two languages of a paper."""

    ENGLISH = "en"
    FRENCH = "fr"


@dataclass(frozen=True, slots=True)
class Words:
    """The same statement in both languages."""

    en: str
    fr: str

    @classmethod
    def same(cls, text: str) -> Words:
        """Return a name or a number, which reads alike in both."""
        return cls(text, text)


NOT_RECORDED = Words("not recorded", "non consigné")


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its lines; without lines it says that nothing is recorded."""

    label: Words
    lines: tuple[Words, ...] = ()
    reconstructed: bool = False
    """Whether it rests on evidence that was built afterwards: it is marked on the page."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields, one below the other."""

    fields: tuple[Field, ...]
    kind: str = field(default="fields", init=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; without rows it says `empty`, which tells "none" from "not known"."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    empty: Words = NOT_RECORDED
    widths: tuple[float, ...] = ()
    """Shares of the columns; 0 for one that is as wide as it needs. Without any, all but one."""
    kind: str = field(default="table", init=False)

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("a row of the table has other cells than its head")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    words: Words
    kind: str = field(default="text", init=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the blocks that follow are about."""

    words: Words
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Arabic:
    """A paragraph in Arabic, set from right to left."""

    text: str
    kind: str = field(default="arabic", init=False)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph by its hash, with what it shows and what somebody reads who cannot see it."""

    sha256: str
    caption: Words


@dataclass(frozen=True, slots=True)
class Photos:
    """Photographs, two in a row."""

    photos: tuple[Photo, ...]
    kind: str = field(default="photos", init=False)


Block = Fields | Table | Text | Heading | Arabic | Photos


@dataclass(frozen=True, slots=True)
class Section:
    """A document of a pack."""

    title: Words
    blocks: tuple[Block, ...]
    own_page: bool = True
    """Whether it begins on a page of its own: what is signed as a document does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annexed:
    """A document of the store that is attached to the file, under a name that the text gives."""

    sha256: str
    name: str
    what: Words
    media: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who is to sign: for which side, in which capacity, under which name."""

    side: Words
    capacity: Words
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """A line that a paper is about, for a later look: how much there was, in what state."""

    key: str
    what: Words
    state: Words
    quantity: int | None = None
    """None where it is nothing that one counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper with its first page, which bears the signatures, and its sections."""

    title: Words
    subject: str
    statement: Words
    """The sentence that the two sides sign."""
    number: str
    version: int
    made: datetime
    parties: tuple[Party, ...]
    """Who signs, the mission first; the mission alone where nobody was there to receive."""
    facts: tuple[Field, ...]
    sections: tuple[Section, ...]
    governing: Language
    checkpoint: tuple[str, ...]
    """Origin, size and root of the checkpoint, as the ledger prints them."""
    link: str
    """What the QR holds: readable as text when there is no network."""
    notice: Words | None = None
    """What stands on every page, such as that the paper is a reconstruction."""
    replaces: str = ""
    """The SHA-256 of the version that this one replaces."""
    held: tuple[HeldLine, ...] = ()
    """What it hands over, line by line: in the record that is attached, for a later look."""
    annexed: tuple[Annexed, ...] = ()
    """Documents that travel inside the file, each named in the text."""

    def as_json(self) -> dict[str, Any]:
        """Return the paper as the record that is attached to it."""
        content = asdict(self)
        content["made"] = self.made.isoformat()
        return content

    @property
    def photographs(self) -> tuple[Photo, ...]:
        """Every photograph that it shows."""
        return tuple(
            photo
            for section in self.sections
            for block in section.blocks
            if isinstance(block, Photos)
            for photo in block.photos
        )


Pictures = Mapping[str, bytes]
"""The bytes of each photograph and each annexed document by its SHA-256."""
