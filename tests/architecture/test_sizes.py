"""Small enough to read at one sitting."""

from __future__ import annotations

from tests.architecture.source import SOURCE, TESTS, modules

LINES_PER_MODULE = 400
LINES_PER_FUNCTION = 60

ONE_FILE = {"src/drawdown/verifiers/verify.py"}
"""What travels alone to where nothing of ours is installed: one file is its purpose."""

STORIES = "tests/stories/"
"""A story is one thing from its beginning to its end, and is read like that."""

EVERYTHING = modules(SOURCE) + modules(TESTS)


def test_no_module_is_too_long() -> None:
    lengths = {str(module): len(module.text.splitlines()) for module in EVERYTHING}
    long = {name: length for name, length in lengths.items() if length > LINES_PER_MODULE}
    assert not long.keys() - ONE_FILE


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{module.at(function)} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for module in EVERYTHING
        if not str(module).startswith(STORIES)
        for function in module.functions()
    }
    assert not {name: length for name, length in lengths.items() if length > LINES_PER_FUNCTION}
