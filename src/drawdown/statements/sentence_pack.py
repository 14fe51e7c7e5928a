"""The sentences of statements as one document: what a mission edits, proposes, puts in force.

The format is docs/formats/sentences.md. A mission says everything in its own words; what a
statement can say, and by which values, stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from typing import Annotated, Literal

import yaml
from pydantic import Field

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import sent
from drawdown.progress.telling.words import Language
from drawdown.statements.faults import (
    KIND_TWICE,
    KIND_UNPLACED,
    NO_SENTENCES,
    NO_SUCH_KIND,
    NO_SUCH_SLOT,
    SENTENCE_MISSING,
    STRAY_SIGN,
    WORD_MISSING,
)
from drawdown.statements.sentences import Form, Forms

MOST = 500_000
"""Bytes of a document; the shipped one has a fifteenth of it."""
Says = Annotated[str, Field(min_length=1, max_length=500)]
Word = Annotated[str, Field(min_length=1, max_length=100)]
Words = dict[str, Word]

ALIKE = (
    {"site", "site_upper"},
    {"region", "of_region"},
    {"ordinal", "ordinal_feminine"},
    {"about", "about_first"},
)
"""Types of slots that say the same value in another way."""
TABLES = ("about", "currencies", "types", "units", "sectors")
"""Words by the name that records use; none of the shipped ones may be left out."""
STRAY = re.compile(r"[{}\[\]\n]")
"""What a sentence cannot hold beside its slots: a draft marks its figures by brackets."""


class SentenceRow(Frozen):
    """One way of saying one kind of fact. `reads` marks one that is never written."""

    kind: Word
    says: Says
    reads: bool = False


class LanguageRows(Frozen):
    """All that one language needs: its words and its sentences."""

    ordinals: tuple[Word, ...]
    first_feminine: Word
    last_joint: Word
    between_items: Word
    about: Words
    large: tuple[tuple[int, Word, Word], ...]
    currencies: Words
    types: Words
    units: Words
    sectors: Words
    funded_by: Word
    sentences: Annotated[tuple[SentenceRow, ...], Field(max_length=600)]

    @cached_property
    def forms(self) -> Forms:
        """Every form of the language."""
        return Forms(tuple(Form(each.kind, each.says, each.reads) for each in self.sentences))


class SentencePack(Frozen):
    """The sentences of both languages and the order in which a statement tells, in one version."""

    format: Literal["drawdown-sentences/1"] = "drawdown-sentences/1"
    version: Annotated[str, Field(min_length=1, max_length=60)]
    layout: tuple[tuple[Word, ...], ...]
    """The kinds of facts of each paragraph, the title first."""
    en: LanguageRows
    fr: LanguageRows

    def of(self, language: Language) -> LanguageRows:
        """Return the rows of a language."""
        return self.fr if language is Language.FRENCH else self.en

    def to_bytes(self) -> bytes:
        """Return the one spelling of the document."""
        return canonical_bytes(self.model_dump(mode="json"))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the document."""
        return digest(self.to_bytes())


@cache
def shipped_sentences() -> SentencePack:
    """Return the sentences that come with the software, as a document to be edited."""
    folder = resources.files("drawdown.statements") / "forms"
    files = {name: (folder / f"{name}.yaml").read_text("utf-8") for name in ("layout", "en", "fr")}
    return SentencePack.model_validate(
        {"version": "shipped"} | {name: yaml.safe_load(text) for name, text in files.items()}
    )


def read_sentences(content: bytes) -> SentencePack:
    """Return the sentences of a JSON or YAML file; raises `Refused` with all that is wrong."""
    pack = parse_sentences(content)
    if found := [*check(pack)]:
        raise Refused(found)
    return pack


def parse_sentences(content: bytes) -> SentencePack:
    """Return the sentences of a file as they stand; raises `Refused` where it holds none."""
    return sent(SentencePack, content, Place("sentences"), NO_SENTENCES, MOST)


def check(pack: SentencePack) -> Iterator[Finding]:
    """Yield what would keep a fact from being said, or from being read back."""
    yield from _layout(pack)
    for language in Language:
        yield from _words(language, pack.of(language))
        yield from _sentences(language, pack.of(language))


def differences(before: SentencePack, after: SentencePack) -> Iterator[tuple[str, str, str, str]]:
    """Yield language, row, field and what it becomes: a text, `added` or `removed`."""
    if before.layout != after.layout:
        yield "", "layout", "", " / ".join(" ".join(each) for each in after.layout)
    for language in Language:
        old, new = before.of(language), after.of(language)
        held, given = (
            {(row.kind, row.says, row.reads) for row in rows.sentences} for rows in (old, new)
        )
        for row in dict.fromkeys((*old.sentences, *new.sentences)):
            key = (row.kind, row.says, row.reads)
            if (key in held) != (key in given):
                became = "removed" if key in held else "added"
                yield language.value, row.kind, row.says, became
        was, now = (rows.model_dump(mode="json", exclude={"sentences"}) for rows in (old, new))
        for name in was:
            if was[name] != now[name]:
                yield language.value, name, "", _told(now[name])


def _told(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {text}" for name, text in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _layout(pack: SentencePack) -> Iterator[Finding]:
    place, shipped = Place("sentences", field="layout"), shipped_sentences().layout
    known = [kind for paragraph in shipped for kind in paragraph]
    told = [kind for paragraph in pack.layout for kind in paragraph]
    for kind in dict.fromkeys(told):
        if kind not in known:
            yield NO_SUCH_KIND.at(place, kind=kind, nearest=suggestion(kind, known))
        if told.count(kind) > 1:
            yield KIND_TWICE.at(place, kind=kind)
    for kind in known:
        title = kind in shipped[0]
        if kind not in told or title != (kind in pack.layout[0]):
            yield KIND_UNPLACED.at(place, kind=kind)
    for paragraph in pack.layout:
        if "legacy" in paragraph and len(paragraph) > 1:
            yield KIND_UNPLACED.at(place, kind="legacy")


def _words(language: Language, rows: LanguageRows) -> Iterator[Finding]:
    shipped, place = shipped_sentences().of(language), Place("sentences", field=language.value)
    for table in TABLES:
        held: Mapping[str, str] = getattr(rows, table)
        for word in getattr(shipped, table):
            if word not in held:
                yield WORD_MISSING.at(place, table=table, word=word)
    if len(set(rows.ordinals)) < len(shipped.ordinals):
        yield WORD_MISSING.at(place, table="ordinals", word=str(len(shipped.ordinals)))
    if [row[0] for row in rows.large] != [row[0] for row in shipped.large]:
        yield WORD_MISSING.at(place, table="large", word=str(shipped.large[0][0]))


def _sentences(language: Language, rows: LanguageRows) -> Iterator[Finding]:
    place, shipped = Place("sentences", field=language.value), shipped_sentences().of(language)
    known: dict[str, dict[str, set[str]]] = {}
    for form in shipped.forms.forms:
        slots = known.setdefault(form.kind, {})
        for slot, kind in form.slots.items():
            slots.setdefault(slot, set()).update(_alike(kind))
    for row, form in zip(rows.sentences, rows.forms.forms, strict=True):
        if row.kind not in known:
            yield NO_SUCH_KIND.at(place, kind=row.kind, nearest=suggestion(row.kind, known))
            continue
        for slot, kind in form.slots.items():
            if kind not in known[row.kind].get(slot, set()):
                every = (f"{{{s}:{k}}}" for s, ks in known[row.kind].items() for k in sorted(ks))
                said = {"kind": row.kind, "slot": f"{slot}:{kind}", "known": ", ".join(every)}
                yield NO_SUCH_SLOT.at(place, **said)
        if stray := STRAY.search(form.bare):
            yield STRAY_SIGN.at(place, kind=row.kind, says=row.says, sign=repr(stray[0]))
    written = {(form.kind, *sorted(form.slots)) for form in rows.forms.forms if not form.reads}
    for form in shipped.forms.forms:
        if not form.reads and (form.kind, *sorted(form.slots)) not in written:
            slots_named = ", ".join(sorted(form.slots)) or "-"
            yield SENTENCE_MISSING.at(place, kind=form.kind, slots=slots_named)


def _alike(kind: str) -> set[str]:
    return next((each for each in ALIKE if kind in each), {kind})
