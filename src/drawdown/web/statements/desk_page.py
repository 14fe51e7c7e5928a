"""The desk of a statement as lines: its text with figures that open their evidence, its flags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from drawdown.progress.telling.words import Language
from drawdown.statements.draft import Draft, Unbound, unbound
from drawdown.statements.examine import Flag, Why, open_flags
from drawdown.statements.file import StatementFile
from drawdown.statements.read import Span
from drawdown.web.people.presenting import role_name
from drawdown.web.records.local import OPERATOR
from drawdown.web.statements import models
from drawdown.web.statements.drafts import draft_named, facts_about, records_now
from drawdown.web.statements.evidence import Evidence, evidence_of
from drawdown.web.statements.queries import flags_of
from drawdown.web.statements.reading import reading_of
from drawdown.web.statements.sentences_kept import sentences_of
from drawdown.web.statements.words import LANGUAGES, OPERATOR_WORDS, STEPS, WHYS, figures_named
from drawdown.web.ui.names import named


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the text: plain words, or a figure with the number of its evidence."""

    text: str
    number: int | None = None
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One thing that holds the release, in words, with what somebody said to it."""

    key: str
    why: str
    name: str
    said: str
    recorded: str
    suspects: str
    reason: str


@dataclass(frozen=True, slots=True)
class TextPage:
    """One language of a statement."""

    language: str
    name: str
    document: str
    marked: str
    title: str
    paragraphs: Sequence[Sequence[Mark]]
    flags: Sequence[FlagLine]
    open: int
    """How many flags nobody has explained."""
    evidence: Sequence[Evidence]
    as_of: int
    sentences: str
    """The version of the sentences that it was written with; empty where the draft names none."""


def text_pages(file: StatementFile) -> list[TextPage]:
    """Return every language that stands."""
    found = []
    for language, text in file.texts.items():
        draft = draft_named(text.document)
        if draft is not None:
            found.append(_page(file, language, draft, text.explained))
    return found


def _page(
    file: StatementFile, language: Language, draft: Draft, explained: Mapping[str, str]
) -> TextPage:
    document = file.texts[language].document
    flags = () if file.release else flags_of(document, file)
    records = records_now()
    current = {fact: fact for fact in facts_about(records, draft.about)} if records else {}
    bound = [current.get(fact, fact) for fact in (each.to_fact() for each in draft.facts)]
    title, *paragraphs = _paragraphs(draft, flags)
    used = sorted({mark.number for each in paragraphs for mark in each if mark.number})
    numbered = [(place, bound[place - 1]) for place in used if place <= len(bound)]
    return TextPage(
        language=language,
        name=named(LANGUAGES, language),
        document=document,
        marked=draft.text,
        title="".join(mark.text for mark in title),
        paragraphs=paragraphs,
        flags=[_line(flag, explained) for flag in flags],
        open=len(open_flags(flags, explained)),
        evidence=list(evidence_of(numbered, records)) if records else [],
        as_of=draft.as_of,
        sentences=sentences_of(draft.sentences).version if draft.sentences else "",
    )


def frozen_page(draft: Draft) -> tuple[list[list[Mark]], list[Evidence]]:
    """Return a released text with its marks, and what each rests on as the draft kept it."""
    paragraphs = _paragraphs(draft, ())
    used = sorted({mark.number for each in paragraphs for mark in each if mark.number})
    facts = [(n, draft.facts[n - 1].to_fact()) for n in used if n <= len(draft.facts)]
    records = records_now()
    return paragraphs, list(evidence_of(facts, records)) if records else []


def _paragraphs(draft: Draft, flags: Sequence[Flag]) -> list[list[Mark]]:
    """Return the text in paragraphs of marks; what is flagged is marked wrong."""
    wrong = {flag.name for flag in flags if flag.why in {Why.ALTERED, Why.NO_SUCH_FIGURE}}
    bare = dict(_bare(draft))
    found, start = [], 0
    for paragraph in draft.text.split("\n\n"):
        text = unbound(paragraph)
        spans = {Span(at.start - start, at.end - start): number for at, number in bare.items()}
        found.append(list(_marks(text, wrong, spans)))
        start += len(text.text) + len("\n\n")
    return found


def _bare(draft: Draft) -> Iterator[tuple[Span, int]]:
    """Yield what says a fact of the draft and holds no mark, with the number of its evidence."""
    text = unbound(draft.text)
    reading = reading_of(text.text, sentences_of(draft.sentences))
    for found in reading.found if reading else ():
        at, said = found.span, found.fact
        if any(at.start <= token.span.start < at.end for token in text.tokens):
            continue
        for number, fact in enumerate(draft.facts, 1):
            values = fact.to_fact().values
            if fact.kind == said.kind and said.values.items() <= values.items():
                yield at, number
                break


def _marks(text: Unbound, wrong: set[str], bare: Mapping[Span, int]) -> Iterator[Mark]:
    tokens = [
        (token.span, Mark(token.said, int(token.name.partition(".")[0]), token.name in wrong))
        for token in text.tokens
    ]
    tokens += [
        (span, Mark(text.text[span.start : span.end], number))
        for span, number in bare.items()
        if 0 <= span.start < len(text.text)
    ]
    at = 0
    for span, mark in sorted(tokens, key=lambda pair: pair[0].start):
        if text.text[at : span.start]:
            yield Mark(text.text[at : span.start])
        yield mark
        at = span.end
    if text.text[at:]:
        yield Mark(text.text[at:])


def _line(flag: Flag, explained: Mapping[str, str]) -> FlagLine:
    return FlagLine(
        key=flag.key,
        why=named(WHYS, flag.why),
        name=figures_named(flag.name) if flag.why is Why.SUM else flag.name,
        said=flag.said,
        recorded=figures_named(flag.recorded) if flag.why is Why.SUM else flag.recorded,
        suspects=figures_named("; ".join(flag.suspects)),
        reason=explained.get(flag.key, ""),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did with the statement, in words, when, and under which entry."""

    what: str
    who: str
    at: datetime
    entry: int
    note: str = ""


def steps_of(statement: str, names: Mapping[str, str]) -> list[Step]:
    """Return every act on a statement in its order, with the names of those who acted."""
    found: list[Step] = []

    def add(what: str, row: models.Signed, entry: int, note: str = "") -> None:
        found.append(Step(named(STEPS, what), who_did(row, names), row.at, entry, note))

    for text in models.Text.objects.filter(statement=statement):
        if text.pk % models.LANGUAGES == 0:
            add("drafted", text, text.pk // models.LANGUAGES)
    for review in models.Review.objects.filter(statement=statement):
        add(review.verdict, review, review.entry, review.note)
    for embargo in models.Embargo.objects.filter(statement=statement):
        add("embargoed" if embargo.until else "lifted", embargo, embargo.entry, embargo.reason)
    for release in models.Release.objects.filter(statement=statement):
        add("released", release, release.entry)
    return sorted(found, key=lambda step: step.entry)


def who_did(row: models.Signed, names: Mapping[str, str]) -> str:
    """Return a name with its office; the operator of the machine acts in no name."""
    if row.person == OPERATOR.person:
        return str(OPERATOR_WORDS)
    return f"{names.get(row.person, row.person)}, {role_name(row.capacity)}"
