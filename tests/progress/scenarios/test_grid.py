"""A grid gives every combination once, refuses what it does not know, and changes what it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.findings import Refused
from drawdown.progress.scenarios.grid import Grid, Scenario, name_of, read_grid, supposed
from drawdown.progress.scenarios.outcome import Outcome, Played
from drawdown.progress.scenarios.table import COLUMNS, as_csv, as_picture
from tests.plan.check.small_register import register

NUMBERS = st.lists(st.one_of(st.none(), st.integers(1, 20)), min_size=1, max_size=4, unique=True)


def written(folder: Path, text: str) -> Path:
    path = folder / "grid.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@given(NUMBERS, NUMBERS)
def test_every_combination_comes_once(escorts: list[int | None], teams: list[int | None]) -> None:
    grid = Grid(escorts=tuple(escorts), teams=tuple(teams))
    found = list(grid.scenarios())
    assert len(found) == len(grid) == len(set(found)) == len(escorts) * len(teams)


def test_a_grid_is_read_as_it_is_documented(tmp_path: Path) -> None:
    text = "deadline: [null, 2023-12-31]\nroads_shut: [[], [road-north]]\nconfidence: [0.8]\n"
    grid = read_grid(written(tmp_path, text), register())
    assert grid.deadline == (None, date(2023, 12, 31))
    assert grid.roads_shut == ((), ("road-north",))
    assert len(grid) == 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "F208|O101"),
        ("- 1\n", "O101"),
        ("escort: [1]\n", "O101"),
        ("escorts: []\n", "O101"),
        ("escorts: [1, 1]\n", "O101"),
        ("escorts: [-1]\n", "O101"),
        ("escorts: 4\n", "O101"),
        ("teams: [0]\n", "O101"),
        ("confidence: [80]\n", "O101"),
        ("deadline: [soon]\n", "O101"),
        ("deadline: [2020-01-01]\n", "O104"),
        ("roads_shut: [[road-nroth]]\n", "O103"),
        ("ports_shut: [[harbour]]\n", "O103"),
        (f"escorts: {list(range(30))}\nteams: {list(range(1, 30))}\n", "O102"),
    ],
)
def test_what_is_no_grid_is_refused_with_a_remedy(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(Refused, match=code) as refused:
        read_grid(written(tmp_path, text), register())
    assert all(finding.remedy for finding in refused.value.findings)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="F103"):
        read_grid(tmp_path / "grid.yaml", register())


def test_the_scenario_of_nothing_is_the_register() -> None:
    assert supposed(register(), Scenario()) == register()


def test_a_shut_port_takes_every_leg_that_ends_there() -> None:
    found = supposed(register(), Scenario(ports_shut=("sea",)))
    for leg in found.legs:
        assert ("sea" in (leg.origin, leg.destination)) <= (leg.departures_per_week == 0)
    assert found != register()


def test_an_outcome_has_another_name_where_anything_differs() -> None:
    def name(scenario: Scenario, *, rounds: int = 1, seed: int = 1, version: str = "1") -> str:
        return name_of(scenario, register(), rounds=rounds, seed=seed, version=version)

    names = {
        name(Scenario()),
        name(Scenario(escorts=3)),
        name(Scenario(), rounds=2),
        name(Scenario(), seed=2),
        name(Scenario(), version="2"),
    }
    assert len(names) == 5


def test_table_and_picture_tell_every_scenario() -> None:
    played = Played(
        feasible=True, accepted=True, cents=12_345, bound_cents=1, left_behind=2, late_days=0,
        planned=-9, p50=-2, p80=7, on_time=0.61,
    )  # fmt: skip
    outcomes = [
        Outcome(scenario=Scenario(), played=played),
        Outcome(scenario=Scenario(roads_shut=("a", "b")), played=None, refused="no road, at all"),
    ]
    lines = as_csv(outcomes).splitlines()
    assert lines[0].split(",") == list(COLUMNS)
    assert len(lines) == 3
    assert lines[1].count(",") == len(COLUMNS) - 1
    root = ElementTree.fromstring(as_picture(outcomes, "USD"))  # noqa: S314 - our own text
    said = root.findtext("{http://www.w3.org/2000/svg}desc")
    assert said == "as it is: P80 +7 days; without a, b: no way out"
