"""Figures that a mission defines: counted with evidence, reconciled, refused in words when bad."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.findings import Refused
from drawdown.progress.telling.words import Language
from drawdown.statements.draft import About, drafted
from drawdown.statements.examine import Why, examine
from drawdown.statements.figures import broken_sums
from drawdown.statements.gather import Records
from drawdown.statements.own import OWN, OwnFigures, read_own, shipped_own
from drawdown.statements.query import KINDS, count, unheard
from drawdown.statements.read import read
from drawdown.statements.sets import set_facts, set_named
from drawdown.statements.values import FigureValue, own_values
from drawdown.statements.vocabulary import FIELDS, TAKES, Of, Query
from drawdown.statements.write import write
from tests.statements.conftest import example

LAST = date(2023, 12, 31)
FIGURE: dict[str, Any] = {
    "id": "grants",
    "unit": "money",
    "query": {"records": "legacy", "take": "amount", "where": {"currency": ["XOF"]}},
    "name": "francs of grants",
    "name_fr": "francs de subventions",
    "counts": "Grants in francs.",
    "counts_fr": "Subventions en francs.",
    "source": {"title": "Directive 4 of the mission"},
}


def document(*figures: dict[str, Any], **more: Any) -> bytes:
    held = {"format": "drawdown-figures/1", "version": "1", "figures": list(figures), **more}
    return json.dumps(held).encode()


def codes(content: bytes) -> list[str]:
    with pytest.raises(Refused) as no:
        read_own(content)
    return [finding.code for finding in no.value.findings]


def with_query(**query: Any) -> bytes:
    return document(FIGURE | {"query": {"records": "movements", **query}})


def minusma_with(own: OwnFigures) -> Records:
    return replace(example(), own=own)


def by_id(records: Records) -> dict[str, FigureValue]:
    return {value.of.id: value for value in own_values(records)}


def test_the_words_of_the_vocabulary_are_those_that_can_be_counted() -> None:
    assert KINDS.keys() == TAKES.keys() == FIELDS.keys() == set(Of)
    for of, kind in KINDS.items():
        assert set(kind.fields) == set(FIELDS[of])


def test_the_shipped_definitions_count_the_example_and_reconcile() -> None:
    records = minusma_with(shipped_own())
    found = by_id(records)
    assert not list(unheard(records))
    assert found["sites-over"].value == 13
    assert found["sites-signed"].value + found["sites-unsigned"].value == 13
    assert set(found["sites-unsigned"].rests_on) <= {s.id for s in records.register.sites}
    assert all(value.sources for value in found.values())
    told = set_named(records, OWN, LAST)
    assert told is not None
    assert not broken_sums(OWN, told.values, records.own)


def test_a_value_lists_what_counts_and_says_no_number() -> None:
    query = Query(records=Of.MOVEMENTS, take="vehicles", where={"kind": ("withdrawal",)})
    found = count(example(), query)
    assert found.value is not None
    assert found.missing
    assert not set(found.missing) & set(found.rests_on)


def test_a_period_leaves_out_what_came_later() -> None:
    whole = count(example(), Query(records=Of.SITES))
    first = count(example(), Query(records=Of.SITES, last=date(2023, 8, 31)))
    assert first.value == 4
    assert set(first.rests_on) < set(whole.rests_on)
    assert count(example(), Query(records=Of.SITES), by=date(2023, 8, 31)) == first


def test_nothing_found_is_unknown_and_not_zero() -> None:
    assert count(example(), Query(records=Of.SITES, last=date(2020, 1, 1))).value is None


@pytest.mark.parametrize("language", list(Language))
def test_what_is_written_of_own_figures_is_read_back(language: Language) -> None:
    records = minusma_with(shipped_own())
    told = set_named(records, OWN, LAST)
    assert told is not None
    facts = set_facts(told, records.own)
    statement = write(records, facts, language)
    assert not statement.unsaid
    said = {fact for fact in facts if fact.kind == "own_count"}
    assert set(read(statement.text, records, language).facts) == said


def test_a_wrong_part_of_an_own_sum_holds_the_release_and_is_named() -> None:
    records = minusma_with(shipped_own())
    told = set_named(records, OWN, LAST)
    assert told is not None
    facts = set_facts(told, records.own)
    statement = write(records, facts, Language.ENGLISH)
    draft = drafted(statement, facts, About(subject=OWN, reported=LAST), as_of=1, register="r")
    assert not examine(draft, records, facts)
    (sum_of,) = (f for f in facts if "of" in f.values)
    (part,) = (p for p in sum_of.values["of"] if p.startswith("sites-signed@"))
    number = part.partition("@")[2]
    name = records.own.by_id["sites-signed"].name
    wrong = draft.edited(draft.text.replace(f"[{number} {name}]", f"[{int(number) + 1} {name}]"))
    flags = [flag for flag in examine(wrong, records, facts) if flag.why is Why.SUM]
    assert flags
    assert any("sites-signed" in flag.name + flag.recorded for flag in flags)


def test_a_file_is_read_back_from_its_one_spelling() -> None:
    assert read_own(shipped_own().to_bytes()) == shipped_own()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"figures: [", "P601"),
        (b"\xff", "P601"),
        (b"- 1", "P601"),
        (b"a: &a [1]\nb: *a", "P601"),
        (document(FIGURE | {"query": {"sql": "select 1"}}), "P601"),
        (document(FIGURE | {"query": {"records": "people"}}), "P601"),
        (document(FIGURE | {"name": "143 vehicles"}), "P601"),
        (document(FIGURE, FIGURE | {"name": "b b", "name_fr": "c c"}), "P602"),
        (document(FIGURE | {"id": "total"}), "P602"),
        (with_query(take="tonnes"), "P603"),
        (with_query(where={"colour": ["red"]}), "P604"),
        (with_query(where={"mode": []}), "P604"),
        (document(FIGURE | {"query": {"records": "legacy", "take": "amount"}}), "P605"),
        (with_query(first="2023-12-01", last="2023-11-01"), "P606"),
        (
            document(
                FIGURE, sums=[{"sum": "grants", "of": ["a", "b"], "source": {"title": "x x"}}]
            ),
            "P607",
        ),
        (
            document(
                FIGURE,
                sums=[{"sum": "grants", "of": ["grants", "grants"], "source": {"title": "x x"}}],
            ),
            "P608",
        ),
    ],
)
def test_it_refuses_bad_definitions_in_words(content: bytes, code: str) -> None:
    assert code in codes(content)


def test_a_value_that_no_record_has_is_warned_of_with_the_nearest() -> None:
    own = read_own(with_query(where={"mode": ["raod"]}))
    (found,) = unheard(minusma_with(own))
    assert found.code == "P615"
    assert "road" in found.remedy


@given(st.binary(max_size=200))
def test_no_file_does_more_than_be_refused(content: bytes) -> None:
    with suppress(Refused):
        assert read_own(content).version
