"""The mission's own definitions of figures: those in force, as documents in the store."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from drawdown.core.findings import Refused
from drawdown.documents.content import ContentStore, DamagedDocument, NoSuchDocument
from drawdown.documents.evidence import put
from drawdown.ledger.act import Submission
from drawdown.statements.acts.adopt import FIGURES_ADOPTED, DefinitionsInForce
from drawdown.statements.own import OwnFigures, read_own, shipped_own
from drawdown.web.statements import models
from drawdown.web.store import documents


def own_in_force(*, before: int | None = None) -> OwnFigures:
    """Return the definitions of the last act before an entry, else those that are shipped."""
    rows = models.FiguresInForce.objects.order_by("-entry")
    if before is not None:
        rows = rows.filter(entry__lt=before)
    row = rows.first()
    return _read(documents().root, row.digest) if row is not None else shipped_own()


def keep_own(own: OwnFigures) -> str:
    """Store definitions and return their hash."""
    return put(documents(), own.to_bytes(), name="figures.json")


@lru_cache(maxsize=16)
def _read(root: Path, sha256: str) -> OwnFigures:
    return read_own(ContentStore(root).get(sha256))


def definitions_in_force(submission: Submission) -> DefinitionsInForce:
    """Return what an act that puts definitions in force is decided on."""
    body = FIGURES_ADOPTED.body_of(submission)
    try:
        offered = _read(documents().root, body.figures)
    except (NoSuchDocument, DamagedDocument, Refused):
        offered = None
    return DefinitionsInForce(
        digest=own_in_force().digest,
        offered=offered,
        versions=dict(models.FiguresInForce.objects.values_list("version", "digest")),
    )
