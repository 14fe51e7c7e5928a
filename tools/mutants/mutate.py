"""Breaks a module in small ways: each mutant is the text of the module with one place changed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

OTHERS: dict[type[ast.AST], str] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.And: "or",
    ast.Or: "and",
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "//",
    ast.FloorDiv: "*",
    ast.Div: "*",
    ast.Mod: "//",
    ast.LShift: ">>",
    ast.RShift: "<<",
    ast.BitAnd: "|",
    ast.BitOr: "&",
}
"""What stands in the place of an operator."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One place of a module, and what stands there instead."""

    line: int
    was: str
    """The first line of what was there."""
    now: str
    start: int
    """Where it begins and ends in the module's UTF-8 bytes."""
    end: int

    def within(self, text: bytes) -> bytes:
        """Return the text of the broken module."""
        return text[: self.start] + self.now.encode() + text[self.end :]


def mutants(text: str) -> list[Mutant]:
    """Return every mutant of a module, in the order of its lines."""
    return sorted(
        _Places(text).found(ast.parse(text)), key=lambda one: (one.line, one.start, one.now)
    )


class _Places:
    def __init__(self, text: str) -> None:
        self.raw = text.encode()
        self.lines = [0]
        for line in self.raw.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))

    def found(self, node: ast.AST) -> Iterator[Mutant]:
        """Yield the mutants of a node and of what stands within it."""
        for now in self._instead(node):
            start, end = self._bounds(node)
            was = self.raw[start:end].decode().partition("\n")[0]
            yield Mutant(_line(node), was, now, start, end)
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns", "decorator_list", "type_params"}:
                continue
            for inner in value if isinstance(value, list) else [value]:
                # Places within an f-string are not told exactly before Python 3.12.
                if isinstance(inner, ast.AST) and not isinstance(inner, ast.JoinedStr):
                    yield from self.found(inner)

    def _bounds(self, node: ast.AST) -> tuple[int, int]:
        if not isinstance(node, ast.expr | ast.stmt):
            raise TypeError(f"a {type(node).__name__} has no place of its own")
        return (
            self.lines[node.lineno - 1] + node.col_offset,
            self.lines[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0),
        )

    def _text(self, node: ast.expr) -> str:
        start, end = self._bounds(node)
        return f"({self.raw[start:end].decode()})"

    def _instead(self, node: ast.AST) -> Iterator[str]:
        """Yield what may stand in the place of a node."""
        match node:
            case ast.Compare():
                yield from self._compared(node)
            case ast.BoolOp():
                other = f" {OTHERS[type(node.op)]} "
                yield f"({other.join(self._text(value) for value in node.values)})"
            case ast.BinOp() if type(node.op) in OTHERS:
                other = f" {OTHERS[type(node.op)]} "
                yield f"({self._text(node.left)}{other}{self._text(node.right)})"
            case ast.UnaryOp(op=ast.Not()):
                yield self._text(node.operand)
            case ast.Constant(value=bool()):
                yield str(not node.value)
            case ast.Constant(value=int(number)):
                yield from (f"({number + step})" for step in (1, -1))
            case ast.Return(value=ast.expr()):
                if not (isinstance(node.value, ast.Constant) and node.value.value is None):
                    yield "return None"
            case ast.Raise() | ast.Continue() | ast.Break() | ast.Expr(value=ast.Call()):
                yield "pass"

    def _compared(self, node: ast.Compare) -> Iterator[str]:
        """Yield the comparison with each of its operators changed."""
        sides = [self._text(side) for side in (node.left, *node.comparators)]
        for changed in range(len(node.ops)):
            words = [
                OTHERS[type(op)] if place == changed else _SIGNS[type(op)]
                for place, op in enumerate(node.ops)
            ]
            rest = "".join(f" {word} {side}" for word, side in zip(words, sides[1:], strict=True))
            yield f"({sides[0]}{rest})"


_SIGNS: dict[type[ast.AST], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))
