"""Where a bundle holds a document: the first act that names it as evidence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from drawdown.ledger.bundle.container import Container
from drawdown.ledger.tiles import parse_entries

_ACT = re.compile(r"acts/([0-9]+)\.json")
ENTRIES = "tile/entries/"


def first_naming(stream: BinaryIO, digest: str) -> int | None:
    """Return the index of the first act of a good bundle that names a document; or nothing.

    The bundle has to be verified before: this looks, and judges nothing.
    """
    found = [index for index, act in _acts(Container(stream)) if digest in act["evidence"]]
    return min(found, default=None)


def _acts(container: Container) -> Iterator[tuple[int, dict[str, list[str]]]]:
    parts = {name: match for name in container.members if (match := _ACT.fullmatch(name))}
    if parts:
        for name, match in parts.items():
            yield int(match[1]), json.loads(container.read(name))
        return
    index = 0
    for name in sorted(name for name in container.members if name.startswith(ENTRIES)):
        for entry in parse_entries(container.read(name)):
            yield index, json.loads(entry)
            index += 1
