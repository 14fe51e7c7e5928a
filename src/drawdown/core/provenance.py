"""Where a value comes from, whether it is an estimate, and as of when it was true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

WHOLE_RECORD = "*"
ESTIMATE = "EST"
"""The source that stands for an estimate: what it gives is always marked as inferred."""


class Frozen(BaseModel):
    """A record that is valid when it is made and never changes; unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True
    )


class Source(Frozen):
    """A source that facts refer to by id; `tier` says how official it is."""

    id: Annotated[str, Field(min_length=1, max_length=60)]
    title: str
    url: str | None = None
    publisher: str | None = None
    tier: str | None = None
    published: str | None = None


class Alternative(Frozen):
    """What another source says of the same value."""

    value: Any
    source: tuple[str, ...] = ()
    note: str | None = None


class Provenance(Frozen):
    """Sources by id (see `Source`), the mark of an estimate, the date of knowledge, the basis."""

    source: tuple[str, ...] = ()
    inferred: bool = False
    as_of: date | None = None
    note: str | None = None
    alternatives: tuple[Alternative, ...] = ()


UNSOURCED = Provenance()


class Record(Frozen):
    """A record whose fields carry provenance, field by field or as a whole (key `*`)."""

    provenance: Mapping[str, Provenance] = Field(default_factory=dict, repr=False)

    def provenance_of(self, field: str = WHOLE_RECORD) -> Provenance:
        """Return where a field comes from: its own mark, else the record's, else nothing known."""
        return self.provenance.get(field) or self.provenance.get(WHOLE_RECORD) or UNSOURCED

    def estimated(self, field: str = WHOLE_RECORD) -> bool:
        """Return whether a field is an estimate and must be shown with its mark."""
        return self.provenance_of(field).inferred
