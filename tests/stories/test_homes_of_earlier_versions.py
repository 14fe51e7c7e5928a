"""A new version opens what an earlier one left: the same acts, the same root, today's tables."""

from __future__ import annotations

import csv
import json
import sqlite3
import tarfile
from pathlib import Path

import pytest

from tests.stories.test_the_day_of_sevare import drawdown

HOMES = Path(__file__).parents[1] / "data" / "homes"
with (HOMES / "homes.csv").open(encoding="utf-8", newline="") as file:
    EARLIER = list(csv.DictReader(file))

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("earlier", EARLIER, ids=[row["home"] for row in EARLIER])
def test_an_earlier_home_keeps_its_root_and_gets_the_tables_of_today(
    earlier: dict[str, str], tmp_path: Path
) -> None:
    with tarfile.open(HOMES / f"{earlier['home']}.tar.xz") as archive:
        archive.extractall(tmp_path, filter="data")
    home = tmp_path / "home"
    before = applied(home)

    status = json.loads(drawdown(home, "status", "--json"))
    assert (status["size"], status["root"]) == (int(earlier["size"]), earlier["root"])
    assert applied(home) > before, "the home is of today's form: it tries nothing"

    # Whatever the tables held is what the acts of then give with the code of today.
    told = drawdown(home, "rebuild")
    assert f"{earlier['size']} acts" in told
    assert "every row is the same" in told


def applied(home: Path) -> set[tuple[str, str]]:
    """Return the migrations that the database of a home has seen."""
    with sqlite3.connect(home / "drawdown.sqlite3") as database:
        return set(database.execute("SELECT app, name FROM django_migrations"))
