"""How well statements are read is measured against facts that people wrote down."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.reading import BadExpectation, Counts, expectations, says
from drawdown.statements.fact import Fact

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "reading"


def test_the_invented_texts_are_measured_by_kind() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/reading.py", str(FOLDER)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    last = json.loads(done.stdout.splitlines()[-1])

    assert last["texts"] == 2
    # One day is expected otherwise than it is written; one convoy is told in words of its own.
    assert (last["read"], last["expected"]) == (6, 7)
    assert last["precision"] == round(5 / 6, 3)
    assert last["recall"] == round(5 / 7, 3)
    assert last["kinds"]["closed"] == {"read": 2, "expected": 2, "precision": 1.0, "recall": 1.0}
    assert last["kinds"]["convoy"]["recall"] == 0.0
    assert last["kinds"]["convoy"]["precision"] is None


def test_a_fact_that_says_less_is_right_and_one_that_says_more_is_not() -> None:
    known = Fact("convoy", {"site": "kidal", "to": "gao", "vehicles": "143"})

    assert says(known, Fact("convoy", {"site": "kidal", "to": "gao"}))
    assert not says(known, Fact("convoy", {"site": "kidal", "people": "848"}))
    assert not says(known, Fact("departed", {"site": "kidal"}))


def test_where_nothing_was_counted_there_is_no_share() -> None:
    assert Counts().line(["closed"])["precision"] is None
    assert Counts().line(["closed"])["recall"] is None


@pytest.mark.parametrize("content", ["facts: 3", "facts: [{site: ber}]", "language: de\nfacts: []"])
def test_expected_facts_that_cannot_be_read_name_their_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "one.txt").write_text("Nothing.", encoding="utf-8")
    (tmp_path / "one.yaml").write_text(content, encoding="utf-8")

    with pytest.raises(BadExpectation, match=r"one\.yaml"):
        expectations(tmp_path)


def test_a_text_without_expected_facts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Nothing.", encoding="utf-8")

    with pytest.raises(BadExpectation, match=r"one\.yaml"):
        expectations(tmp_path)


def test_texts_that_a_person_wrote_for_the_tests_are_read_without_a_wrong_fact() -> None:
    folder = ROOT / "tests" / "data" / "reading"
    done = subprocess.run(
        [sys.executable, "benchmarks/reading.py", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    last = json.loads(done.stdout.splitlines()[-1])

    assert all("test" in path.read_text(encoding="utf-8")[:60] for path in folder.glob("*.txt"))
    assert (last["texts"], last["precision"]) == (9, 1.0)
    assert (last["read"], last["expected"]) == (31, 42)
    # What nobody taught it stays unread: what a mission leaves behind, who looked on, parts.
    assert last["kinds"]["legacy"]["recall"] == last["kinds"]["attended"]["recall"] == 0.0
