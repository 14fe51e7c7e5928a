"""What a version of a pack holds, line by line: read from the record attached to its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from drawdown.documents.attached import attachment
from drawdown.documents.paper import HeldLine, Words
from drawdown.documents.render import RECORD


@dataclass(frozen=True, slots=True)
class Held:
    """The lines of a version by their keys; none for a file of another make."""

    lines: Mapping[str, HeldLine] = field(default_factory=dict)


def held_in(content: bytes) -> Held:
    """Return what the record attached to a pack lists; nothing where it has none."""
    record = attachment(content, RECORD)
    if record is None:
        return Held()
    given = json.loads(record).get("held", [])
    return Held({each["key"]: _line(each) for each in given})


def _line(given: Mapping[str, Any]) -> HeldLine:
    return HeldLine(
        key=given["key"],
        what=Words(**given["what"]),
        state=Words(**given["state"]),
        quantity=given["quantity"],
    )
