"""The values that bodies of acts are made of, and a body as an act carries it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from drawdown.core.provenance import Frozen

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Words = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")]
"""One line that names no person: it stays in the ledger for good."""


def body_json(body: Frozen) -> dict[str, Any]:
    """Return a body as an act carries it: what has no value is left out."""
    return body.model_dump(mode="json", by_alias=True, exclude_none=True)
