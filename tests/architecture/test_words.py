"""Names say what a module holds, and its first sentence says it again."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import SOURCE, TESTS, modules

SAYS_NOTHING = re.compile(r"(?:^|[/_])(utils?|helpers?|common|misc|managers?|services?)(?=[/_.])")

EVERYTHING = modules(SOURCE) + modules(TESTS)


def test_no_name_says_nothing() -> None:
    assert not [str(module) for module in EVERYTHING if SAYS_NOTHING.search(str(module))]


def test_every_module_opens_with_what_it_holds() -> None:
    assert not [str(module) for module in EVERYTHING if not ast.get_docstring(module.tree)]
