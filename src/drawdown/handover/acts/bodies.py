"""Values that bodies of acts on a site are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
SiteId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
PartId = SiteId
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
PersonRef = Annotated[str, Field(pattern=r"^p-[0-9a-f]{4,16}$")]
Words = Annotated[str, Field(min_length=1, max_length=600)]
"""Words that name no person: they stay in the ledger for good."""
