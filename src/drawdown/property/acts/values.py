"""Values that bodies of acts on property are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.property.intake.listing import Hash

LineId = Annotated[str, Field(min_length=1, max_length=60)]
FileId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([-._/][A-Za-z0-9]+)*$", max_length=60)]
"""What a count, a case, a tranche, a lot or a gift is called."""
SiteId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, Field(min_length=1, max_length=600)]
"""Words that name no person: they stay in the ledger for good."""
Pieces = Annotated[int, Field(ge=0, le=1_000_000_000)]
MOST_LINES = 400
"""Lines of one act: more do not fit into an entry of the ledger."""

__all__ = ["MOST_LINES", "FileId", "Hash", "LineId", "Pieces", "SiteId", "Words"]
