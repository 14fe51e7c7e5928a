"""What is written is read back: the same facts, and no sentence that gives none."""

from __future__ import annotations

import pytest

from drawdown.progress.telling.words import Language
from drawdown.statements.gather import Records, facts
from drawdown.statements.read import read
from drawdown.statements.write import write

CLOSURES = (
    ("ogossagou", None),
    ("ber", None),
    ("goundam", None),
    ("menaka", None),
    ("douentza", None),
    ("tessalit", None),
    ("aguelhok", None),
    ("kidal", None),
    ("ansongo", None),
    ("mopti-sevare", None),
    ("mopti-sevare", "mopti-opam"),
    ("mopti-sevare", "mopti-office-riz"),
    ("tombouctou", None),
    ("gao", None),
    ("gao", "gao-castor"),
    ("gao", "gao-british"),
    ("gao", "gao-tunisian"),
    ("bamako", None),
)


def test_the_example_has_no_other_closure(minusma: Records) -> None:
    assert {(past.site, past.annex) for past in minusma.history.sites} == set(CLOSURES)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("site", "part"), CLOSURES)
def test_a_statement_is_read_back_whole(
    minusma: Records, site: str, part: str | None, language: Language
) -> None:
    statement = write(minusma, facts(minusma, site, part), language)
    reading = read(statement.text, minusma)
    assert reading.language is language
    assert reading.facts == statement.facts
    assert [statement.text[u.start : u.end] for u in reading.unused] == []
    assert statement.unsaid == ()
    assert len(statement.facts) > 3


@pytest.mark.parametrize("language", list(Language))
def test_a_text_of_wrapped_lines_is_read_alike(minusma: Records, language: Language) -> None:
    statement = write(minusma, facts(minusma, "kidal"), language)
    head, *rest = statement.text.split("\n\n")
    wrapped = "\n\n".join([head, *(paragraph.replace(" on ", "\non ") for paragraph in rest)])
    assert read(wrapped, minusma, language).facts == statement.facts


def test_what_it_cannot_use_is_named_and_not_guessed_at(minusma: Records) -> None:
    text = "The band played until dusk. Liquidation begins on 1 January 2024. Nobody was hurt."
    reading = read(text, minusma)
    assert [fact.kind for fact in reading.facts] == ["liquidation"]
    assert [text[u.start : u.end] for u in reading.unused] == [
        "The band played until dusk.",
        "Nobody was hurt.",
    ]


def test_a_day_that_no_month_has_is_no_fact(minusma: Records) -> None:
    assert read("Liquidation begins on 31 February 2024.", minusma).facts == ()
