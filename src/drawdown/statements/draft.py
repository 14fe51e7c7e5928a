"""A draft of a statement: text in which every figure is bound to the fact that it says.

The format is docs/formats/statement.md: a figure stands in the text as `[8 December 2023](2.on)`,
its words and then the number of its fact and the value of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from drawdown.core.canonical import canonical_bytes
from drawdown.core.provenance import Frozen
from drawdown.ledger.acts.values import Sha256
from drawdown.progress.telling.words import Language
from drawdown.register.mission import Id
from drawdown.statements.fact import Alternative, Fact
from drawdown.statements.read import Span
from drawdown.statements.write import Said, Statement

MAX_TEXT = 40_000
_TOKEN = re.compile(r"\[([^\[\]\n]*)\]\((\d{1,4}(?:\.[a-z_]{1,20}(?:\.\d{1,4})?)?)\)")


class About(Frozen):
    """What a statement tells: a site, a part of one, or figures that are released together."""

    site: Id | None = None
    part: Id | None = None
    subject: Id | None = None
    reported: date | None = None


class BoundAlternative(Frozen):
    """What another source says of a value."""

    slot: str
    value: str
    sources: tuple[str, ...] = ()
    note: str = ""


class BoundFact(Frozen):
    """A fact as a draft keeps it."""

    kind: str
    values: dict[str, str | tuple[str, ...]]
    sources: tuple[str, ...]
    alternatives: tuple[BoundAlternative, ...] = ()

    def to_fact(self) -> Fact:
        """Return the fact."""
        others = tuple(Alternative(a.slot, a.value, a.sources, a.note) for a in self.alternatives)
        return Fact(self.kind, self.values, self.sources, others)


class Draft(Frozen):
    """A draft in one language, as a document."""

    format: Literal["drawdown-statement/1"] = "drawdown-statement/1"
    language: Language
    about: About
    as_of: Annotated[int, Field(ge=0)]
    """The size of the ledger whose records it was written from."""
    register_digest: str
    sentences: Sha256 | None = None
    """The sentences that it was written with; drafts made before a mission had its own name none.
    """
    facts: tuple[BoundFact, ...]
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]

    def to_bytes(self) -> bytes:
        """Return the one spelling of the document."""
        silent = {"sentences"} if self.sentences is None else set()
        return canonical_bytes(self.model_dump(mode="json", exclude=silent))

    @property
    def plain(self) -> str:
        """The text as it is released."""
        return unbound(self.text).text

    def edited(self, text: str) -> Draft:
        """Return the draft with another text, and the same figures to hold it against."""
        return self.model_copy(update={"text": tidy(text)})


@dataclass(frozen=True, slots=True)
class Token:
    """A figure in the text: its name, what stands there, and where in the plain text."""

    name: str
    said: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unbound:
    """A text without its marks, and the figures that were marked."""

    text: str
    tokens: tuple[Token, ...]


def unbound(marked: str) -> Unbound:
    """Take the marks out of a text."""
    plain: list[str] = []
    tokens: list[Token] = []
    at = length = 0
    for found in _TOKEN.finditer(marked):
        before = marked[at : found.start()]
        start = length + len(before)
        plain += [before, found[1]]
        length = start + len(found[1])
        tokens.append(Token(found[2], found[1], Span(start, length)))
        at = found.end()
    return Unbound("".join((*plain, marked[at:])), tuple(tokens))


def tidy(text: str) -> str:
    """Return a text with one kind of line end, no signs that cannot be seen, nothing at ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    seen = ("".join(c for c in line if c == " " or not _unseen(c)).rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(seen)).strip("\n")


def _unseen(sign: str) -> bool:
    """Control and format signs, and halves of pairs: no paper shows them, and XML holds few."""
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Cn", "Co"}


def says_of(statement: Statement, numbers: Mapping[Fact, int]) -> dict[str, str]:
    """Return how a statement writes each figure, by the name of its mark."""
    return {
        f"{numbers[said.fact]}.{piece.slot}": piece.text
        for paragraph in statement.paragraphs
        for said in paragraph
        for piece in said.pieces
        if piece.slot is not None and said.fact is not None
    }


def drafted(
    statement: Statement,
    facts: Sequence[Fact],
    about: About,
    *,
    as_of: int,
    register: str,
    sentences: str | None = None,
) -> Draft:
    """Return the draft of a statement as it was written."""
    numbers = {fact: place for place, fact in enumerate(facts, 1)}
    told = ["".join(_marked(said, numbers) for said in p) for p in statement.paragraphs]
    return Draft(
        language=statement.language,
        about=about,
        as_of=as_of,
        register_digest=register,
        sentences=sentences,
        facts=tuple(map(_bound, facts)),
        text=tidy("\n\n".join((statement.title, *told))),
    )


def _marked(said: Said, numbers: Mapping[Fact, int]) -> str:
    if said.fact is None:
        return said.text
    number = numbers[said.fact]
    return "".join(
        piece.text if piece.slot is None else f"[{piece.text}]({number}.{piece.slot})"
        for piece in said.pieces
    )


def _bound(fact: Fact) -> BoundFact:
    return BoundFact(
        kind=fact.kind,
        values=dict(fact.values),
        sources=fact.sources,
        alternatives=tuple(
            BoundAlternative(slot=a.slot, value=a.value, sources=a.sources, note=a.note)
            for a in fact.alternatives
        ),
    )
