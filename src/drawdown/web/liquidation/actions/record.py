"""Record an act of the liquidation: its item, task or phase, its sites, its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from drawdown.core.provenance import Frozen
from drawdown.liquidation.tasks import MISSION
from drawdown.web.liquidation.handlers import BY_KIND
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


def record(
    kind: str, body: Frozen, documents: Iterable[str], *, by: Sender, sites: Iterable[str] = ()
) -> Receipt:
    """Send an act and return its receipt; raises what `send` raises."""
    said: dict[str, Any] = body.model_dump()
    subject = "liquidation:phase"
    if "item" in said:
        subject = f"open_item:{said['item']}"
    elif "task" in said:
        subject = f"liquidation_task:{said['task']}/{said['where']}"
    about = About(subjects=[subject], sites=[*sites, *_sites(said)], evidence=documents)
    return send(BY_KIND[kind], body, about, by=by)


def _sites(said: Mapping[str, Any]) -> Iterator[str]:
    if said.get("site"):
        yield str(said["site"])
    if said.get("where", MISSION) != MISSION:
        yield str(said["where"])
    yield from (each["site"] for each in said.get("exceptions", ()))
