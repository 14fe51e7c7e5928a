"""`evidence.added`: a document or a photo is in the store, and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.documents import faults
from drawdown.documents.evidence import Stored
from drawdown.documents.forms import Form
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256, Words
from drawdown.ledger.kind import Kind


class Added(Frozen):
    """The document by its hash. `title` says what it shows and names no person."""

    sha256: Sha256
    size: Annotated[int, Field(ge=1)]
    form: Form
    title: Words


def decide(stored: Stored | None, act: Act) -> tuple[Finding, ...]:
    """Return why the document cannot be recorded; `stored` is what the store has by that name."""
    return tuple(_against(stored, KIND.body_of(act), act))


def _against(stored: Stored | None, body: Added, act: Act) -> Iterator[Finding]:
    if act.evidence != (body.sha256,):
        yield faults.NOT_NAMED.at(Place("act", field="evidence"), sha256=body.sha256)
    if stored is None:
        yield faults.NOT_STORED.at(Place("act", field="body.sha256"), sha256=body.sha256)
        return
    for field in ("sha256", "size", "form"):
        said, found = getattr(body, field), getattr(stored, field)
        if said != found:
            place = Place("act", field=f"body.{field}")
            yield faults.OTHER_CONTENT.at(place, field=field, said=said, found=found)


KIND = Kind("evidence.added", Added, decide)
