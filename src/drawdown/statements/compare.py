"""What a text says beside what the records say: agreed, different, unproved, left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from drawdown.statements.fact import Fact, Value
from drawdown.statements.read import LEADS, Reading, Span
from drawdown.statements.write import TITLES

NAMES = frozenset({"item", "site", "part", "to", "name"})
"""Slots that say which of several facts of a kind is meant."""
_NUMBER = re.compile(r"(?<![^\W_])\d+(?:[,.\u00a0\u202f ]\d+)*")


class Judgement(StrEnum):
    """How a piece of text stands to the records."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNPROVED = "unproved"
    """The records say nothing of it."""
    LEFT_OUT = "left_out"
    """The records say it and the text does not."""
    NUMBER = "number"
    """A number in a piece of text that no fact stands behind."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement. `recorded` is the fact of the records, `slots` where the two differ."""

    judgement: Judgement
    span: Span | None = None
    said: Fact | None = None
    recorded: Fact | None = None
    slots: tuple[str, ...] = ()


def compare(text: str, reading: Reading, facts: Sequence[Fact]) -> tuple[Verdict, ...]:
    """Judge every fact of a text, every number that stands behind none, and what is left out.

    A text may be released when each verdict is `agrees` or `left_out`.
    """
    verdicts: list[Verdict] = []
    met: set[Fact] = set()
    for found in reading.found:
        if found.fact.kind in LEADS:
            continue
        verdict = _judge(found.fact, found.span, facts)
        if verdict.recorded is not None:
            met.add(verdict.recorded)
        verdicts.append(verdict)
    verdicts += [
        Verdict(Judgement.NUMBER, Span(number.start(), number.end()))
        for span in reading.unused
        for number in _NUMBER.finditer(text, span.start, span.end)
    ]
    verdicts += [
        Verdict(Judgement.LEFT_OUT, recorded=fact)
        for fact in facts
        if fact not in met and fact.kind not in TITLES
    ]
    return tuple(verdicts)


def may_be_released(verdicts: Sequence[Verdict]) -> bool:
    """Return whether nothing in the text differs from the records or goes beyond them."""
    return all(v.judgement in {Judgement.AGREES, Judgement.LEFT_OUT} for v in verdicts)


def _judge(said: Fact, span: Span, facts: Sequence[Fact]) -> Verdict:
    same_kind = [fact for fact in facts if fact.kind == said.kind]
    for fact in same_kind:
        if _contradictions(said, fact) == ():
            return Verdict(Judgement.AGREES, span, said, fact)
    for fact in same_kind:
        if len(same_kind) == 1 or _names(said) == _names(fact):
            return Verdict(Judgement.DIFFERS, span, said, fact, _contradictions(said, fact))
    return Verdict(Judgement.UNPROVED, span, said)


def _contradictions(said: Fact, recorded: Fact) -> tuple[str, ...]:
    """Return the slots that the text fills otherwise. A text may say less than the records."""
    return tuple(slot for slot, value in said.values.items() if value != recorded.values.get(slot))


def _names(fact: Fact) -> dict[str, Value]:
    return {slot: value for slot, value in fact.values.items() if slot in NAMES}
