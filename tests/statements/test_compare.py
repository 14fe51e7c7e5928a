"""An edited statement is held against the records before it goes out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.progress.telling.words import Language
from drawdown.statements.compare import Judgement, Verdict, compare, may_be_released
from drawdown.statements.gather import Records, facts
from drawdown.statements.read import read
from drawdown.statements.write import write
from tests.statements.conftest import example

NUMBER = re.compile(r"\d+(?:[,.\u202f]\d+)*")


def judged(records: Records, text: str, language: Language) -> tuple[Verdict, ...]:
    return compare(text, read(text, records, language), facts(records, "mopti-sevare"))


def sevare(records: Records, language: Language) -> str:
    return write(records, facts(records, "mopti-sevare"), language).text


@pytest.mark.parametrize("language", list(Language))
def test_a_statement_as_written_may_be_released(minusma: Records, language: Language) -> None:
    assert may_be_released(judged(minusma, sevare(minusma, language), language))


@settings(max_examples=150, deadline=None)
@given(data=st.data(), language=st.sampled_from(list(Language)))
def test_no_number_can_be_changed_unseen(data: st.DataObject, language: Language) -> None:
    text = sevare(example(), language)
    # RN15 is the name of a road: whoever changes it has left the noun phrase, not a figure
    places = [m for m in NUMBER.finditer(text) if text[m.start() - 2 : m.start()] != "RN"]
    place = data.draw(st.sampled_from(places))
    digits = data.draw(st.integers(1, 9_999).map(str).filter(lambda n: n != place.group()))
    edited = text[: place.start()] + digits + text[place.end() :]
    released = may_be_released(judged(example(), edited, language))
    assert not released


def test_a_changed_amount_is_shown_beside_what_is_recorded(minusma: Records) -> None:
    text = sevare(minusma, Language.ENGLISH).replace("142 million", "145 million")
    (wrong,) = [
        verdict
        for verdict in judged(minusma, text, Language.ENGLISH)
        if verdict.judgement is Judgement.DIFFERS
    ]
    assert wrong.slots == ("amount",)
    assert wrong.recorded is not None
    assert wrong.recorded.values["amount"] == "142000000"
    assert wrong.span is not None
    assert "145 million" in text[wrong.span.start : wrong.span.end]


def test_a_number_that_nothing_stands_behind_blocks_the_release(minusma: Records) -> None:
    text = sevare(minusma, Language.ENGLISH) + "\n\nSome 300 guests came."
    found = [v for v in judged(minusma, text, Language.ENGLISH) if v.judgement is Judgement.NUMBER]
    assert [text[v.span.start : v.span.end] for v in found if v.span] == ["300"]


def test_a_sentence_may_be_left_out(minusma: Records) -> None:
    text = sevare(minusma, Language.ENGLISH).replace(" Liquidation begins on 1 January 2024.", "")
    verdicts = judged(minusma, text, Language.ENGLISH)
    left = [v.recorded.kind for v in verdicts if v.judgement is Judgement.LEFT_OUT and v.recorded]
    assert left == ["liquidation"]
    assert may_be_released(verdicts)
