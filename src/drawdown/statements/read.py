"""Read a statement: the facts it says, each with its place in the text, and what was not used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drawdown.progress.telling.words import Language
from drawdown.statements import legacy
from drawdown.statements.fact import Fact
from drawdown.statements.gather import Records
from drawdown.statements.sentence_pack import shipped_sentences
from drawdown.statements.write import TITLES

LEADS = frozenset({"legacy_lead", "sector_lead"})
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\s|$)|[.!?](?!\s|$)[^.!?\n]*)*")
_BULLETS = " \t\u00a0\u202f–-•;.:,"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a text, the end not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A fact that the text says. It is a proposal until a person confirms it."""

    fact: Fact
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: facts by their place, and the pieces of text that gave none."""

    language: Language
    found: tuple[Found, ...]
    unused: tuple[Span, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts without what only leads over to them."""
        return tuple(f.fact for f in self.found if f.fact.kind not in TITLES | LEADS)


def language_of(text: str) -> Language:
    """Return the language of a text by its commonest small words."""
    words = re.findall(r"[a-zà-ÿ’']+", text.lower())
    french = sum(words.count(word) for word in ("le", "la", "les", "des", "du", "et", "à", "est"))
    english = sum(words.count(word) for word in ("the", "of", "and", "in", "to", "was", "on"))
    return Language.FRENCH if french > english else Language.ENGLISH


def read(text: str, records: Records, language: Language | None = None) -> Reading:
    """Read a statement with the names of a mission; nothing is written anywhere.

    Where two forms fit, the longer one counts. The language is found out when it is not given.
    """
    language = language or language_of(text)
    every = sorted(_every(text, records, language), key=lambda f: (f.span.start, -f.span.end))
    kept: list[Found] = []
    for found in sorted(every, key=lambda f: (f.span.start - f.span.end, f.span.start)):
        if all(found.span.end <= k.span.start or k.span.end <= found.span.start for k in kept):
            kept.append(found)
    kept.sort(key=lambda f: f.span.start)
    return Reading(language, tuple(kept), tuple(_unused(text, kept)))


def _every(text: str, records: Records, language: Language) -> Iterator[Found]:
    """Yield what the sentences of the mission find, and those that come with the software."""
    for pack in dict.fromkeys((records.sentences.digest, shipped_sentences().digest)):
        own = pack == records.sentences.digest
        known = records if own else replace(records, sentences=shipped_sentences())
        spoken = known.speech(language)
        for form in known.sentences.of(language).forms.forms:
            for match in form.expression(spoken).finditer(text):
                try:
                    fact = form.read(match, spoken)
                except ValueError:
                    continue  # the 31st of a short month: no day, so no fact
                yield Found(fact, Span(match.start(), match.end()))
        for start, end, fact in legacy.found(text, spoken):
            yield Found(fact, Span(start, end))


def _unused(text: str, kept: list[Found]) -> Iterator[Span]:
    at = 0
    for found in (*kept, None):
        end = found.span.start if found is not None else len(text)
        for sentence in _SENTENCE.finditer(text, at, end):
            said = text[sentence.start() : sentence.end()]
            if said.strip(_BULLETS):
                lead = len(said) - len(said.lstrip())
                yield Span(sentence.start() + lead, sentence.start() + len(said.rstrip()))
        if found is not None:
            at = found.span.end
