"""Measures the tree: `python -m tools.figures` prints sizes, and blocks that stand twice.

A block is `WINDOW` lines in a row, blank ones, comments and imports left out. It stands twice where
the same lines, spaces at their ends aside, are found at another place of the source. The lines in
such blocks are counted once for each place, and again in a block that overlaps with another.
Docstrings count as lines: they too are read.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
WINDOW = 8
LINES_PER_MODULE = 400
LINES_PER_FUNCTION = 60
LARGEST = 3


@dataclass(frozen=True)
class Block:
    """Lines that stand at more than one place: how many, and the places as `file:line`."""

    length: int
    places: tuple[str, ...]


def told(text: str) -> list[tuple[int, str]]:
    """Return the lines that say something, each with its number."""
    imports = {
        row
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for row in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    return [
        (row, line.strip())
        for row, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.strip().startswith("#") and row not in imports
    ]


def repeated(files: dict[str, str]) -> list[Block]:
    """Return the blocks that stand more than once, longest first; `files` is name to text."""
    lines = {name: told(text) for name, text in files.items()}
    places: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for name, rows in lines.items():
        for start in range(len(rows) - WINDOW + 1):
            places[tuple(line for _, line in rows[start : start + WINDOW])].append((name, start))
    runs: dict[tuple[tuple[str, int], ...], int] = {}
    for where in sorted(tuple(found) for found in places.values() if len(found) > 1):
        length = WINDOW
        before = tuple((name, start - 1) for name, start in where)
        if before in runs:
            length = runs.pop(before) + 1
        runs[where] = length
    blocks = [
        Block(
            length,
            tuple(f"{name}:{lines[name][start - length + WINDOW][0]}" for name, start in where),
        )
        for where, length in runs.items()
    ]
    return sorted(blocks, key=lambda block: (-block.length, block.places))


def sources(folders: Iterable[str]) -> dict[str, str]:
    """Return the text of every module under the folders of the repository, by its name."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


def longest_functions(files: dict[str, str]) -> list[tuple[int, str]]:
    """Return the length and place of each function, the longest first."""
    found = [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{name}:{node.lineno} {node.name}")
        for name, text in files.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return sorted(found, reverse=True)


def main() -> int:
    """Print the figures of what is shipped and of its tests."""
    for folder in ("src", "tests"):
        files = sources([folder])
        sizes = sorted(((len(text.splitlines()), name) for name, text in files.items()))
        total = sum(size for size, _ in sizes)
        functions = longest_functions(files)
        blocks = repeated(files)
        twice = sum(block.length * len(block.places) for block in blocks)
        sys.stdout.write(
            f"{folder}: {len(sizes)} modules, {total} lines, "
            f"median {sizes[len(sizes) // 2][0]}, limit {LINES_PER_MODULE}; "
            f"functions limit {LINES_PER_FUNCTION}\n"
        )
        for size, name in sizes[: -LARGEST - 1 : -1]:
            sys.stdout.write(f"  {size:4} lines  {name}\n")
        for size, name in functions[:LARGEST]:
            sys.stdout.write(f"  {size:4} lines  {name}\n")
        sys.stdout.write(
            f"  {len(blocks)} blocks of {WINDOW} lines or more stand twice: "
            f"{twice} lines, {100 * twice / total:.1f} %\n"
        )
        for block in blocks[:LARGEST]:
            sys.stdout.write(f"  {block.length:4} lines  {'  '.join(block.places)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
