"""Hold a draft against its records before it is released: what must be mended or explained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drawdown.statements.compare import NAMES, Judgement, Verdict, compare
from drawdown.statements.draft import BoundFact, Draft, Token, Unbound, says_of, unbound
from drawdown.statements.fact import Alternative, Fact
from drawdown.statements.figures import broken_sums
from drawdown.statements.gather import Records
from drawdown.statements.own import OwnFigures
from drawdown.statements.read import Span, read
from drawdown.statements.sets import SET_KINDS
from drawdown.statements.speech import read_number
from drawdown.statements.write import write

COUNTS_UP = frozenset({"departed", "set_total", "set_sum", "set_figure", "rank"})
"""Kinds whose count never falls from one release to a later one."""
DAYS = frozenset({"on", "first", "last"})


class Why(StrEnum):
    """Why something in a draft holds its release."""

    ALTERED = "altered"
    """A figure is no longer what its evidence says."""
    NO_SUCH_FIGURE = "no_such_figure"
    """A mark that leads to no figure of the draft."""
    NO_EVIDENCE = "no_evidence"
    """A number that nothing stands behind."""
    DIFFERS = "differs"
    """A sentence says otherwise than the records."""
    UNPROVED = "unproved"
    """A sentence says what no record holds."""
    OUTDATED = "outdated"
    """The records have changed since the draft was made."""
    SUM = "sum"
    """Figures that do not add up."""
    RELEASED_OTHERWISE = "released_otherwise"
    """An earlier release gives another value."""
    FALLS = "falls"
    """A count that goes up was released higher before."""
    REPORTED_OTHERWISE = "reported_otherwise"
    """Others report another value, and the records do not say why."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to mend or to explain. Its key is the same as long as the thing is."""

    why: Why
    name: str
    """The figure, sentence or sum that it is about."""
    said: str
    recorded: str = ""
    span: Span | None = None
    suspects: tuple[str, ...] = ()
    """Where a sum does not hold: figures of which one alone, changed, would mend it."""

    @property
    def key(self) -> str:
        """What an explanation names."""
        return f"{self.why}:{self.name}:{self.said}"[:200]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A statement that was released before."""

    statement: str
    facts: tuple[Fact, ...]


def examine(
    draft: Draft, records: Records, current: Sequence[Fact], earlier: Sequence[Earlier] = ()
) -> tuple[Flag, ...]:
    """Return everything that holds a release until it is mended or explained."""
    text = unbound(draft.text)
    fresh = {fact: fact for fact in current}
    bound = [fresh.get(fact, fact) for fact in (each.to_fact() for each in draft.facts)]
    numbers = {fact: place for place, fact in enumerate(bound, 1) if fact in fresh}
    says = says_of(write(records, list(numbers), draft.language), numbers)
    old = {place for place, fact in enumerate(bound, 1) if fact not in fresh}
    tokens = list(_tokens(text, says, old))
    said = _facts_said(draft, text, says)
    found = [
        *tokens,
        *_sentences(text, records, draft, current, tokens),
        *_outdated(bound, _used(text, bound) & old),
        *_sums(draft, said, records.own),
        *_earlier(said, earlier),
        *_others(bound, text),
    ]
    return tuple({flag.key: flag for flag in found}.values())


def open_flags(flags: Sequence[Flag], explained: Mapping[str, str]) -> tuple[Flag, ...]:
    """Return the flags that nobody has explained."""
    return tuple(flag for flag in flags if not explained.get(flag.key, "").strip())


def _tokens(text: Unbound, says: Mapping[str, str], old: set[int]) -> Iterator[Flag]:
    for token in text.tokens:
        if _place(token) in old:
            continue  # the whole fact is flagged
        if token.name not in says:
            yield Flag(Why.NO_SUCH_FIGURE, token.name, token.said, "", token.span)
        elif _plain(token.said) != _plain(says[token.name]):
            yield Flag(Why.ALTERED, token.name, token.said, says[token.name], token.span)


def _sentences(
    text: Unbound, records: Records, draft: Draft, facts: Sequence[Fact], flagged: Sequence[Flag]
) -> Iterator[Flag]:
    """Flag what sentences say beside the records, except where a figure is flagged already."""
    reading = read(text.text, records, draft.language)
    altered = [flag.span for flag in flagged if flag.span]
    marked = [token.span for token in text.tokens]
    for verdict in compare(text.text, reading, facts):
        span = verdict.span
        if span is None or verdict.judgement in {Judgement.AGREES, Judgement.LEFT_OUT}:
            continue
        said = text.text[span.start : span.end]
        if verdict.judgement is Judgement.NUMBER:
            if not _within(span, marked):
                yield Flag(Why.NO_EVIDENCE, "", said, "", span)
        elif not any(_within(one, [span]) for one in altered):
            yield _sentence(verdict, said, span)


def _sentence(verdict: Verdict, said: str, span: Span) -> Flag:
    why = Why.DIFFERS if verdict.judgement is Judgement.DIFFERS else Why.UNPROVED
    kind = verdict.said.kind if verdict.said else ""
    recorded = verdict.recorded
    told = [_shown(recorded.values.get(slot, "")) for slot in verdict.slots] if recorded else []
    return Flag(why, kind, said[:120], "; ".join(filter(None, told)), span)


def _outdated(bound: Sequence[Fact], old: set[int]) -> Iterator[Flag]:
    for place in sorted(old):
        yield Flag(Why.OUTDATED, bound[place - 1].kind, _told(bound[place - 1]))


def _sums(draft: Draft, said: Sequence[Fact], own: OwnFigures) -> Iterator[Flag]:
    if draft.about.subject is None:
        return
    values: dict[str, int] = {}
    twice: dict[str, set[int]] = {}
    for name, count in _counts(said):
        values.setdefault(name, count)
        twice.setdefault(name, set()).add(count)
    for name, counts in sorted(twice.items()):
        if len(counts) > 1:
            told = " ≠ ".join(f"{count:,}" for count in sorted(counts))
            yield Flag(Why.SUM, name, told)
    for one in broken_sums(draft.about.subject, values, own):
        parts = " + ".join(f"{name} {values[name]:,}" for name in one.rule.of)
        suspects = tuple(f"{name} = {value:,}" for name, value in one.suspects.items())
        yield Flag(
            Why.SUM,
            one.rule.sum,
            f"{one.said:,}",
            f"{parts} = {one.summed:,}",
            suspects=suspects,
        )


def _counts(facts: Sequence[Fact]) -> Iterator[tuple[str, int]]:
    for fact in facts:
        if fact.kind in SET_KINDS:
            yield str(fact.values["what"]), int(str(fact.values["count"]))
            for part in fact.values.get("of", ()):
                name, _, count = part.partition("@")
                yield name, int(count)


def _earlier(said: Sequence[Fact], earlier: Sequence[Earlier]) -> Iterator[Flag]:
    """Compare with each value that was released: of the same thing on the same day, or before."""
    for release in earlier:
        for fact in said:
            for before in release.facts:
                if fact.kind == before.kind and _named_alike(fact, before):
                    yield from _against(fact, before, release.statement)


def _against(fact: Fact, before: Fact, statement: str) -> Iterator[Flag]:
    same_day = all(fact.values.get(slot) == before.values.get(slot) for slot in DAYS)
    for slot, value in fact.values.items():
        was = before.values.get(slot)
        if was is None or value == was:
            continue
        told = (f"{fact.kind}.{slot}", _shown(value), f"{_shown(was)} ({statement})")
        dated = slot in DAYS and fact.kind not in COUNTS_UP
        if dated or (same_day and slot not in DAYS):
            yield Flag(Why.RELEASED_OTHERWISE, *told)
        elif slot == "count" and fact.kind in COUNTS_UP and _falls(fact, before):
            yield Flag(Why.FALLS, *told)


def _falls(fact: Fact, before: Fact) -> bool:
    days = str(before.values.get("on", "")), str(fact.values.get("on", ""))
    counts = int(str(before.values["count"])), int(str(fact.values["count"]))
    return all(days) and days[0] < days[1] and counts[0] > counts[1]


def _named_alike(one: Fact, other: Fact) -> bool:
    names = NAMES | {"what"}
    return all(one.values.get(slot) == other.values.get(slot) for slot in names)


def _others(bound: Sequence[Fact], text: Unbound) -> Iterator[Flag]:
    """Flag a value that others report otherwise, where the records say nothing of why."""
    said = {token.name for token in text.tokens}
    for place, fact in enumerate(bound, 1):
        for other in fact.alternatives:
            if not other.note and any(name.startswith(f"{place}.") for name in said):
                yield Flag(
                    Why.REPORTED_OTHERWISE,
                    f"{fact.kind}.{other.slot}",
                    other.value,
                    _own(fact, other),
                )


def _own(fact: Fact, other: Alternative) -> str:
    return _shown(fact.values.get(other.slot, ""))


def _used(text: Unbound, bound: Sequence[Fact | BoundFact]) -> set[int]:
    """Return the numbers of the facts that the text still says by a figure."""
    places = set(map(_place, text.tokens))
    return {place for place in places if 1 <= place <= len(bound)}


def _facts_said(draft: Draft, text: Unbound, says: Mapping[str, str]) -> list[Fact]:
    """Return the bound facts with the numbers that the text now gives."""
    changed = {t.name: t for t in text.tokens if _plain(t.said) != _plain(says.get(t.name, ""))}
    facts = []
    for place in sorted(_used(text, draft.facts)):
        fact = draft.facts[place - 1].to_fact()
        values = {
            slot: _now(value, f"{place}.{slot}", changed) for slot, value in fact.values.items()
        }
        facts.append(Fact(fact.kind, values, fact.sources, fact.alternatives))
    return facts


def _now(
    value: str | tuple[str, ...], name: str, changed: Mapping[str, Token]
) -> str | tuple[str, ...]:
    if isinstance(value, str):
        token = changed.get(name)
        number = _number(token.said) if token else None
        return number if number is not None and value.isdigit() else value
    return tuple(
        _counted(each, changed.get(f"{name}.{place}")) for place, each in enumerate(value, 1)
    )


def _counted(each: str, token: Token | None) -> str:
    name, at, count = each.partition("@")
    number = _number(token.said) if token and count.isdigit() else None
    return f"{name}{at}{number}" if number is not None else each


def _number(said: str) -> str | None:
    found = re.match(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+", said)
    return read_number(found[0]) if found else None


def _place(token: Token) -> int:
    return int(token.name.partition(".")[0])


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _plain(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", text.replace("’", "'")).strip()


def _told(fact: Fact) -> str:
    return ", ".join(f"{slot} {_shown(value)}" for slot, value in fact.values.items())


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
