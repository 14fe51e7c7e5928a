"""Our own source as data: what the tests of the house rules look at."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "drawdown"
TESTS = ROOT / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file, parsed."""

    path: Path

    def __str__(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        """What the file says."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The same as a syntax tree."""
        return ast.parse(self.text)

    @property
    def package(self) -> str:
        """The package of `drawdown` that it stands in, empty for the root."""
        inside = self.path.relative_to(SOURCE).parts
        return inside[0] if len(inside) > 1 else ""

    def functions(self) -> Iterator[Function]:
        """Yield every function and method, nested ones too."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    def at(self, node: ast.stmt | ast.expr) -> str:
        """Return where a node stands, as an editor understands it."""
        return f"{self}:{node.lineno}"


@cache
def modules(folder: Path) -> tuple[Module, ...]:
    """Return every module under a folder."""
    return tuple(Module(path) for path in sorted(folder.rglob("*.py")))


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return every file that git keeps and that is still there."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def imports(tree: ast.AST) -> Iterator[tuple[ast.Import | ast.ImportFrom, str]]:
    """Yield every import with the dotted name of what it imports from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or ""
