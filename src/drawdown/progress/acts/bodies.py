"""What bodies of acts on work are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

SiteId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
TaskId = Annotated[str, Field(pattern=r"^T\d\d$")]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([-._/][A-Za-z0-9]+)*$", max_length=60)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
PersonRef = Annotated[str, Field(pattern=r"^p-[0-9a-f]{4,16}$")]
Words = Annotated[str, Field(min_length=1, max_length=600)]
"""Words that name no person: they stay in the ledger for good."""
