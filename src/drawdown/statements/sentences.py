"""Forms of sentences: one pattern writes a fact and reads it back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drawdown.statements.fact import Fact, Value
from drawdown.statements.speech import Speech, Unsayable

_SLOT = re.compile(r"\{(\w+):(\w+)\}")


FREE = frozenset({"site", "region", "of_region", "type", "sector", "about", "figure"})
"""Types of slots whose words an editor may choose: they are no figures and name nobody."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence. `slot` names the value that it says: `on`, or `sites.2` in a list."""

    text: str
    slot: str | None = None


@dataclass(frozen=True)
class Form:
    """A sentence with slots such as `{on:day}`. `reads` marks one that is never written."""

    kind: str
    says: str
    reads: bool = False

    @cached_property
    def slots(self) -> Mapping[str, str]:
        """The type of each slot."""
        return dict(_SLOT.findall(self.says))

    @cached_property
    def bare(self) -> str:
        """The words between the slots."""
        return _SLOT.sub("", self.says.replace("{mission}", ""))

    def write(self, fact: Fact, speech: Speech) -> str:
        """Return the sentence; raises `Unsayable` when a value has no words."""
        return "".join(piece.text for piece in self.pieces(fact, speech))

    def pieces(self, fact: Fact, speech: Speech) -> tuple[Piece, ...]:
        """Return the sentence in pieces that know which value they say; raises `Unsayable`."""
        pieces: list[Piece] = []
        at, says = 0, self._named(speech)
        for slot in _SLOT.finditer(says):
            pieces.append(Piece(says[at : slot.start()]))
            said = speech.types[slot[2]].parts(fact.values[slot[1]])
            pieces += [Piece(text, _held(slot[1], slot[2], place)) for text, place in said]
            at = slot.end()
        pieces.append(Piece(says[at:]))
        first, *rest = (piece for piece in pieces if piece.text)
        return (Piece(first.text[:1].upper() + first.text[1:], first.slot), *rest)

    def expression(self, speech: Speech) -> re.Pattern[str]:
        """Return what recognises the sentence anywhere in a text."""
        parts: list[str] = []
        at = 0
        said = self._named(speech)
        for slot in _SLOT.finditer(said):
            parts.append(_literal(said[at : slot.start()], first=not parts))
            parts.append(f"(?P<{slot[1]}>{speech.types[slot[2]].pattern})")
            at = slot.end()
        parts.append(_literal(said[at:], first=not parts))
        return re.compile("".join(parts))

    def read(self, match: re.Match[str], speech: Speech) -> Fact:
        """Return the fact that a match says; raises `ValueError` for an impossible day."""
        values: dict[str, Value] = {
            name: speech.types[kind].read(match[name]) for name, kind in self.slots.items()
        }
        return Fact(self.kind, values)

    def _named(self, speech: Speech) -> str:
        return self.says.replace("{mission}", speech.mission).replace("'", "’")


@dataclass(frozen=True)
class Forms:
    """All forms of one language, and the names of kinds in the order they are told."""

    forms: tuple[Form, ...]

    def write(self, fact: Fact, speech: Speech) -> str:
        """Return the first sentence that says the whole fact; raises `Unsayable`."""
        return "".join(piece.text for piece in self.pieces(fact, speech))

    def pieces(self, fact: Fact, speech: Speech) -> tuple[Piece, ...]:
        """Return that sentence in pieces; raises `Unsayable`."""
        for form in self._of(fact.kind):
            if not form.reads and form.slots.keys() == fact.values.keys():
                return form.pieces(fact, speech)
        raise Unsayable(f"no sentence says {fact.kind} with {', '.join(fact.values)}")

    def _of(self, kind: str) -> Iterator[Form]:
        return (form for form in self.forms if form.kind == kind)


def _held(slot: str, kind: str, place: int | None) -> str | None:
    """Return the name of the value that a piece says; nothing for words that are free."""
    if kind in FREE:
        return None
    return slot if place is None else f"{slot}.{place}" if place >= 0 else None


def _literal(text: str, *, first: bool) -> str:
    """Return the expression of literal words: any space, either apostrophe, either first case."""
    escaped = re.escape(text).replace("’", "['’]")
    escaped = re.sub(r"(?:\\ )+", r"\\s+", escaped).replace("\\\n", r"\s+")
    if first and text[:1].isalpha():
        upper, lower = text[0].upper(), text[0].lower()
        escaped = f"[{upper}{lower}]" + escaped[1:]
    return escaped
