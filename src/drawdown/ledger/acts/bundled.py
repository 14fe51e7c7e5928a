"""`ledger.bundled`: a bundle was made to be handed out, and whether personal values went with it.

Values that are erased later are still in such a bundle: the act is how one knows which.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts import faults
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind


class Bundled(Frozen):
    """The file by its hash, the size of the ledger that it covers, and what went with it."""

    bundle: Sha256
    size: Annotated[int, Field(ge=1)]
    site: Annotated[str, Field(max_length=60)] | None = None
    with_values: bool
    """Whether personal values went with it."""


def decide(size: int, act: Act) -> tuple[Finding, ...]:
    """Return why the bundle cannot be recorded; `size` is that of the ledger."""
    return tuple(_against(size, KIND.body_of(act)))


def _against(size: int, body: Bundled) -> Iterator[Finding]:
    if body.size > size:
        place = Place("act", field="body.size")
        yield faults.SEEN_TOO_MUCH.at(place, seen=body.size, size=size)


KIND = Kind("ledger.bundled", Bundled, decide)
