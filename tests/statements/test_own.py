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
from drawdown.statements.held import Consignment, Heads, Held, Lines
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
        (document(FIGURE | {"query": {"records": "everybody"}}), "P601"),
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


def heads(category: str, on: str, count: int | None, site: str = "", **more: Any) -> Heads:
    given = {"measure": "departed", "group": "uniformed", **more}
    day = date.fromisoformat(on)
    return Heads(
        id=f"{site} {on} {category}", site=site, category=category, on=day, count=count, **given
    )


def held(**rows: Any) -> Records:
    return replace(example(), held=Held(**rows))


def test_people_of_a_category_are_counted_in_the_register_and_in_the_last_report() -> None:
    kidal = [p for p in example().register.people if p.site == "kidal"]
    chosen = Query(records=Of.PEOPLE, take="count", where={"site": ("kidal",)})
    assert kidal
    assert count(example(), chosen).value == sum(each.count for each in kidal)
    rows = (
        heads("contingents", "2023-09-01", 1000),
        heads("contingents", "2023-09-27", 2583),
        heads("staff_officers", "2023-09-27", 97),
        heads("contingents", "2023-09-27", 4000, measure="present"),
        heads("contingents", "2023-09-20", 5, site="kidal"),
    )
    departed = {"measure": ("departed",)}
    told = Query(records=Of.STRENGTH, take="count", where=departed)
    found = count(held(strength=rows), told)
    assert (found.value, found.on) == (2680, date(2023, 9, 27))
    assert count(held(strength=rows), told, by=date(2023, 9, 10)).value == 1000
    of_site = Query(records=Of.SITE_STRENGTH, take="count", where=departed)
    assert count(held(strength=rows), of_site).value == 5


def test_a_category_that_a_report_is_silent_on_is_at_least_what_is_known() -> None:
    rows = (heads("contingents", "2023-09-27", 2583), heads("guard_unit", "2023-09-27", None))
    told = Query(records=Of.STRENGTH, take="count", where={"measure": ("departed",)})
    found = count(held(strength=rows), told)
    assert found.value == 2583
    assert found.missing == (" 2023-09-27 guard_unit",)


def test_property_and_waste_are_counted_by_their_words_and_unknown_without_rows() -> None:
    day = date(2023, 12, 8)
    kinds: dict[str, Any] = {"owner": "un", "sort": "equipment", "group": "3", "on": day}
    rows = (
        Lines(id="a", site="kidal", method="gift", lines=2, pieces=9, **kinds),
        Lines(id="b", site="gao", method="sale", lines=1, pieces=1, **kinds),
    )
    sent = (
        Consignment(id="1", site="kidal", stream="waste_oil", on=day, kg=400),
        Consignment(id="2", site="gao", stream="batteries", on=day, kg=30),
    )
    gifts = Query(records=Of.PROPERTY, take="pieces", where={"method": ("gift",)})
    oil = Query(records=Of.WASTE_SENT, take="kg", where={"stream": ("waste_oil",)})
    of_kidal = Query(records=Of.WASTE_SENT, take="kg", where={"region": ("Kidal",)})
    full = held(property=rows, waste_sent=sent)
    assert [count(full, query).value for query in (gifts, oil, of_kidal)] == [9, 400, 400]
    assert count(full, gifts).rests_on == ("a",)
    assert count(example(), gifts).value is None
    assert count(full, Query(records=Of.WASTE_RECEIVED, take="kg")).value is None


def test_strength_of_several_measures_is_not_added_up() -> None:
    assert "P605" in codes(document(FIGURE | {"query": {"records": "strength", "take": "count"}}))
