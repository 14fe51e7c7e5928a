"""Open data hold what was released and nothing else; no cell of them is a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from drawdown.reports.open_data import COLUMNS, FORMULAS, files_of
from drawdown.reports.released import Released, figures_of, released_sets
from drawdown.statements.fact import Fact
from drawdown.statements.gather import Records, facts
from tests.reports.conftest import SEVARE, example

REGISTER = example().register
SAID = facts(Records(REGISTER, example().history), "mopti-sevare")
RELEASE = Released("sevare-1", SEVARE, "ab" * 32, SAID)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_a_released_statement_opens_its_numbers_days_and_places() -> None:
    files = files_of(figures_of([RELEASE]), REGISTER)
    told = rows(files["figures.csv"])

    closed = next(row for row in told if row["kind"] == "closed")
    assert (closed["figure"], closed["value"]) == ("on", "2023-12-08")
    assert (closed["site"], closed["region"]) == ("mopti-sevare", "Mopti")
    assert closed["document"] == "ab" * 32
    assert {"figure": "nth", "value": "10"}.items() <= next(
        row for row in told if row["kind"] == "rank" and row["figure"] == "nth"
    ).items()
    earlier = [row for row in told if row["kind"] == "earlier"]
    assert len(earlier) == 9
    assert {row["site"] for row in earlier} >= {"ber", "kidal"}

    places = json.loads(files["sites.geojson"])["features"]
    assert [place["properties"]["id"] for place in places] == ["mopti-sevare"]
    assert places[0]["properties"]["closed"] == "2023-12-08"


def test_nothing_is_open_before_a_release() -> None:
    files = files_of(figures_of([]), REGISTER)

    assert rows(files["figures.csv"]) == []
    assert json.loads(files["sites.geojson"])["features"] == []


def test_every_column_has_its_hxl_tag_in_the_second_line() -> None:
    files = files_of(figures_of([RELEASE]), REGISTER)
    plain = files["figures.csv"].decode().splitlines()
    tagged = files["figures.hxl.csv"].decode().splitlines()

    assert tagged[1].split(",") == list(COLUMNS.values())
    assert all(tag.startswith("#") for tag in COLUMNS.values())
    assert [tagged[0], *tagged[2:]] == plain


def test_a_set_whose_sums_are_wrong_is_not_open_and_a_sound_one_is_up_to_its_day() -> None:
    history = example().history
    assert released_sets(history, date(2023, 9, 26)) == ()
    sound = figures_of(released_sets(history, date(2023, 9, 27)))
    assert {"3367", "2583", "97", "412"} <= {one.value for one in sound}

    wrong = history.figures[0].model_copy(
        update={"values": {**history.figures[0].values, "troops": 2584}}
    )
    broken = history.model_copy(update={"figures": (wrong,)})
    assert released_sets(broken, SEVARE) == ()


@given(
    st.text(st.sampled_from("=+-@\t\rA1,\"\n'"), min_size=1, max_size=8),
    st.sampled_from(["item", "what", "unit"]),
)
def test_no_cell_begins_a_formula(text: str, slot: str) -> None:
    fact = Fact("legacy", {slot: text, "count": "3"}, ("S",))
    files = files_of(figures_of([replace(RELEASE, facts=(fact,))]), REGISTER)

    (row,) = rows(files["figures.csv"])
    assert row["value"] == "3"
    assert not any(cell.startswith(FORMULAS) for cell in row.values())


@given(st.permutations(range(4)))
def test_the_order_of_statements_does_not_change_the_bytes(order: list[int]) -> None:
    sites = ("mopti-sevare", "ber", "kidal", "ansongo")
    records = Records(REGISTER, example().history)
    told = [Released(f"{s}-1", SEVARE, "", facts(records, s)) for s in sites]

    assert files_of(figures_of(told), REGISTER) == files_of(
        figures_of([told[n] for n in order]), REGISTER
    )
