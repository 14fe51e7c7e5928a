"""Writes the rows that acts on the ledger and its evidence lead to; nothing else does."""

from __future__ import annotations

from uuid import UUID

from drawdown.documents.acts import added
from drawdown.ledger.act import Act
from drawdown.ledger.acts import refused
from drawdown.web.records.models import Evidence, Refusal


def nothing(act: Act, index: int) -> None:
    """Write nothing: the act itself is all that is read of it."""


def act_refused(act: Act, index: int) -> None:
    """Write what was refused."""
    body = refused.KIND.body_of(act)
    Refusal.objects.create(
        entry=index,
        act=UUID(body.act),
        kind=body.kind,
        person=body.person,
        submission=body.submission,
        codes=list(body.codes),
        kept=body.kept,
    )


def evidence_added(act: Act, index: int) -> None:
    """Write what a document in the content store is."""
    body = added.KIND.body_of(act)
    Evidence.objects.create(
        entry=index, sha256=body.sha256, size=body.size, form=body.form, title=body.title
    )
