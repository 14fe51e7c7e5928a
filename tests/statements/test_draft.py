"""A draft keeps each figure bound to the fact that it says, and is one document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.progress.telling.words import Language
from drawdown.statements.draft import About, Draft, tidy, unbound
from drawdown.statements.write import write
from tests.statements.conftest import example
from tests.statements.drafting import LEFT, SEVARE, draft_of, known
from tests.statements.test_round_trip import CLOSURES

SUBJECTS = (*(About(site=site, part=part) for site, part in CLOSURES), LEFT)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("about", SUBJECTS, ids=str)
def test_without_its_marks_a_draft_is_the_statement(about: About, language: Language) -> None:
    draft = draft_of(about, language)
    assert draft.plain == tidy(write(example(), known(about), language).text)
    assert Draft.model_validate_json(draft.to_bytes()) == draft


def test_every_digit_of_a_draft_stands_in_a_figure() -> None:
    for language in Language:
        draft = draft_of(LEFT, language)
        text = unbound(draft.text)
        _, _, body = text.text.partition("\n\n")
        start = len(text.text) - len(body)
        bound = {i for t in text.tokens for i in range(t.span.start, t.span.end)}
        free = [c for i, c in enumerate(text.text) if c.isdigit() and i >= start and i not in bound]
        assert free == []


def test_a_figure_names_its_fact_and_its_value() -> None:
    text = unbound(draft_of(SEVARE).text)
    facts = draft_of(SEVARE).facts
    for token in text.tokens:
        number, _, slot = token.name.partition(".")
        assert slot.partition(".")[0] in facts[int(number) - 1].values


@given(st.text(alphabet="ab [](1.on)\n7", max_size=60))
def test_any_text_can_be_unbound_and_every_span_holds_what_was_said(marked: str) -> None:
    text = unbound(marked)
    for token in text.tokens:
        assert text.text[token.span.start : token.span.end] == token.said
    assert unbound(text.text).text == text.text or "](" in text.text


@given(st.lists(st.text(alphabet="ab \t", max_size=6), max_size=6))
def test_a_tidy_text_is_tidied_no_further(lines: list[str]) -> None:
    once = tidy("\r\n".join(lines))
    assert tidy(once) == once
    assert "\r" not in once
