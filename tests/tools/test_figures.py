"""What is counted as standing twice: the same lines in a row, and where they are."""

from __future__ import annotations

import pytest

from tests.architecture import test_sizes
from tools import figures
from tools.figures import WINDOW, Block, longest_functions, repeated, told


def lines(count: int, *, of: str = "a") -> str:
    return "".join(f"{of}{number} = {number}\n" for number in range(count))


def test_nothing_stands_twice_in_different_files() -> None:
    assert repeated({"a.py": lines(20), "b.py": lines(20, of="b")}) == []


def test_a_block_is_told_once_with_its_whole_length_and_both_places() -> None:
    both = {"a.py": lines(WINDOW + 3), "b.py": "first = 1\n\n" + lines(WINDOW + 3)}
    assert repeated(both) == [Block(WINDOW + 3, ("a.py:1", "b.py:3"))]


def test_fewer_lines_than_a_block_are_no_block() -> None:
    assert repeated({"a.py": lines(WINDOW - 1), "b.py": lines(WINDOW - 1)}) == []


def test_a_block_may_stand_twice_in_one_file() -> None:
    text = lines(WINDOW) + "between = 0\n" + lines(WINDOW)
    assert repeated({"a.py": text}) == [Block(WINDOW, ("a.py:1", f"a.py:{WINDOW + 2}"))]


def test_imports_comments_and_blank_lines_say_nothing() -> None:
    text = "import os\nfrom a import (\n    b,\n)\n\n# why\nx = 1\n"
    assert told(text) == [(7, "x = 1")]


def test_a_function_is_as_long_as_it_is() -> None:
    text = "def one():\n    return 1\n\n\ndef two():\n    x = 2\n    return x\n"
    assert longest_functions({"a.py": text}) == [(3, "a.py:5 two"), (2, "a.py:1 one")]


def test_the_limits_that_are_printed_are_those_that_are_tested() -> None:
    assert figures.LINES_PER_MODULE == test_sizes.LINES_PER_MODULE
    assert figures.LINES_PER_FUNCTION == test_sizes.LINES_PER_FUNCTION


def test_the_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert figures.main() == 0
    assert "stand twice" in capsys.readouterr().out
