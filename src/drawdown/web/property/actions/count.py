"""Record an act on a count: opened, seen, explained, settled, closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drawdown.web.property.handlers import BY_KIND
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


@dataclass(frozen=True, slots=True)
class Counting:
    """The kind of act, and what its body says."""

    kind: str
    said: Mapping[str, Any]


def record(counting: Counting, *, by: Sender) -> Receipt:
    """Send the act and return its receipt; raises `ValidationError` and what `send` raises."""
    handler = BY_KIND[counting.kind]
    body = handler.kind.body.model_validate(dict(counting.said))
    about = About(
        subjects=[f"count:{counting.said['count']}", f"site:{counting.said['site']}"],
        sites=[counting.said["site"]],
    )
    return send(handler, body, about, by=by)
