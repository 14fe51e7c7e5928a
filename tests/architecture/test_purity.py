"""Time, chance and surroundings are arguments: only the edges read them, as what travels does."""

from __future__ import annotations

import ast

from tests.architecture.source import SOURCE, Module, modules

EDGES = {"cli", "verifiers", "web"}
PURE = [module for module in modules(SOURCE) if module.package not in EDGES]

READS_ITS_SURROUNDINGS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "logging.basicConfig",
    "os.environ",
    "os.getenv",
    "os.getlogin",
    "print",
    "random.choice",
    "random.randint",
    "random.random",
    "random.shuffle",
    "time.time",
}


def surroundings_read(module: Module) -> list[str]:
    """Return each place where a module reads its surroundings, at import or later."""
    return [
        f"{module.at(node)} {ast.unparse(node)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.Attribute)
        if ast.unparse(node).removeprefix("datetime.") in READS_ITS_SURROUNDINGS
        or ast.unparse(node) in READS_ITS_SURROUNDINGS
    ]


def test_no_pure_module_reads_anything_but_its_arguments() -> None:
    assert not [place for module in PURE for place in surroundings_read(module)]
