"""A statement: sentences in paragraphs, each bound to the fact that it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drawdown.progress.telling.words import Language
from drawdown.register.legacy import LegacyItem
from drawdown.statements import legacy
from drawdown.statements.fact import Fact
from drawdown.statements.gather import Records
from drawdown.statements.legacy import LEGACY
from drawdown.statements.sentences import Piece
from drawdown.statements.speech import Speech, Unsayable

TITLES = frozenset({"title", "left_title", "part_title", "set_title", "own_title"})


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text and the fact behind it; a leading line has none."""

    text: str
    fact: Fact | None = None
    pieces: tuple[Piece, ...] = ()
    """The same text in pieces that know which value of the fact they say."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A fact that could not be said in this language, and why."""

    fact: Fact
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in one language: its title, its paragraphs, and what it could not say."""

    language: Language
    title: str
    paragraphs: tuple[tuple[Said, ...], ...]
    unsaid: tuple[Unsaid, ...] = ()

    @property
    def text(self) -> str:
        """The statement as plain text: the title, then paragraphs parted by empty lines."""
        return "\n\n".join((self.title, *("".join(s.text for s in p) for p in self.paragraphs)))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts it says, in the order of its text."""
        return tuple(s.fact for p in self.paragraphs for s in p if s.fact is not None)


def write(records: Records, facts: Sequence[Fact], language: Language) -> Statement:
    """Write what is known in one language. What has no words is listed, never left out silently."""
    return _Writer(records, records.speech(language)).statement(facts)


class _Writer:
    def __init__(self, records: Records, spoken: Speech) -> None:
        self.speech = spoken
        self.layout = records.sentences.layout
        self.forms = records.sentences.of(spoken.language).forms
        self.items = {item.id: item for item in records.history.legacy}
        self.unsaid: list[Unsaid] = []

    def statement(self, facts: Sequence[Fact]) -> Statement:
        title, *paragraphs = self.layout
        told = tuple(filter(None, (self._paragraph(kinds, facts) for kinds in paragraphs)))
        names = "".join(said.text for said in self._paragraph(title, facts))
        return Statement(self.speech.language, names, told, tuple(self.unsaid))

    def _paragraph(self, kinds: Sequence[str], facts: Sequence[Fact]) -> tuple[Said, ...]:
        if LEGACY in kinds:
            return tuple(self._legacy([fact for fact in facts if fact.kind == LEGACY]))
        said: list[Said] = []
        for kind in kinds:
            for fact in facts:
                pieces = self._sentence(fact) if fact.kind == kind else ()
                if pieces:
                    said.append(_said(pieces, fact, after=" " if said else ""))
        return tuple(said)

    def _sentence(self, fact: Fact) -> tuple[Piece, ...]:
        try:
            return self.forms.pieces(fact, self.speech)
        except Unsayable as reason:
            self.unsaid.append(Unsaid(fact, str(reason)))
            return ()

    def _legacy(self, facts: Sequence[Fact]) -> Iterator[Said]:
        """Tell the legacy sector by sector: a leading line, then the items of each."""
        sectors: dict[str, list[tuple[LegacyItem, Fact]]] = defaultdict(list)
        for fact in facts:
            item = self.items[str(fact.values["item"])]
            sectors[item.sector].append((item, fact))
        if sectors:
            yield Said(self.forms.write(Fact("legacy_lead", {}), self.speech))
        for sector, held in sectors.items():
            told = [pair for pair in ((self._item(fact), fact) for _, fact in held) if pair[0]]
            if not told:
                continue
            yield Said("\n– " + self._sector(sector) + " ")
            for place, (pieces, fact) in enumerate(told, 1):
                yield _said(pieces, fact)
                yield Said("." if place == len(told) else self.speech.words.between_items)

    def _sector(self, sector: str) -> str:
        if sector not in self.speech.words.sectors:
            return sector.replace("-", " ").capitalize() + ":"
        return self.forms.write(Fact("sector_lead", {"sector": sector}), self.speech)

    def _item(self, fact: Fact) -> tuple[Piece, ...]:
        try:
            return legacy.pieces(fact, self.speech)
        except (Unsayable, KeyError) as reason:
            self.unsaid.append(Unsaid(fact, f"no words for {reason}"))
            return ()


def _said(pieces: tuple[Piece, ...], fact: Fact, *, after: str = "") -> Said:
    """Return a said fact; `after` parts it from what stands before."""
    whole = (Piece(after), *pieces) if after else pieces
    return Said("".join(piece.text for piece in whole), fact, whole)
