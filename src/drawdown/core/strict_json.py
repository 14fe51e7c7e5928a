"""Strict JSON: one value, every key once, no NaN, bounded in size and depth; faults are named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

MAX_BYTES = 64 * 1024 * 1024
"""More than ten times the plan of a mission of 120 sites."""

MAX_DEPTH = 64
"""No document of ours nests deeper than about ten."""


class BadJson(ValueError):
    """The bytes are not JSON that we read; the message says what is wrong, and where if known."""


def read(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file; refuse one above the limit without reading the rest of it."""
    with path.open("rb") as file:
        content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise BadJson(f"larger than {max_bytes} bytes")
    return content


def parse(content: bytes, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH) -> Any:
    """Return the JSON value of the bytes; raise `BadJson` for what two readers may read apart."""
    if len(content) > max_bytes:
        raise BadJson(f"larger than {max_bytes} bytes")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadJson(f"not UTF-8 at byte {error.start}") from error
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise BadJson(f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise BadJson(f"nested deeper than {max_depth}") from error
    except BadJson:
        raise
    except ValueError as error:  # an integer of thousands of digits
        raise BadJson(str(error)) from error
    if "\\u" in text or text.count("[") + text.count("{") > max_depth:
        _refuse_depth_and_surrogates(value, max_depth=max_depth)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its members; refuse a key that stands twice."""
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise BadJson(f"the key {json.dumps(key)} stands twice in one object")
            seen.add(key)
    return value


def _constant(name: str) -> NoReturn:
    """Refuse `NaN` and `Infinity`, which are not JSON."""
    raise BadJson(f"{name} is not a JSON number")


def _refuse_depth_and_surrogates(value: Any, *, max_depth: int) -> None:
    """Walk the value level by level, so that its depth costs no stack."""
    level: list[Any] = [value]
    depth = 0
    while level:
        if depth > max_depth:
            raise BadJson(f"nested deeper than {max_depth}")
        below: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item)
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
            elif isinstance(item, str) and not item.isascii():
                _refuse_lone_surrogate(item)
        level, depth = below, depth + 1


def _refuse_lone_surrogate(text: str) -> None:
    """Refuse half a character: no file and no screen could show it."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadJson(f"half a character in the text {json.dumps(text)[:60]}") from error
