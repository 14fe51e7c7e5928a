"""Writes the rows that acts on the legacy lead to; nothing else does."""

from __future__ import annotations

from drawdown.ledger.act import Act
from drawdown.legacy.acts.attach import LEGACY_ATTACHED
from drawdown.legacy.acts.hand_over import LEGACY_HANDED_OVER
from drawdown.legacy.acts.publish import LEGACY_PUBLISHED
from drawdown.legacy.acts.record import LEGACY_IMPORTED, LEGACY_RECORDED
from drawdown.legacy.acts.withdraw import LEGACY_WITHDRAWN
from drawdown.legacy.entry import LegacyEntry
from drawdown.web.legacy import models
from drawdown.web.legacy.lists import list_named


def legacy_recorded(act: Act, index: int) -> None:
    """Write an entry, in the place of the one of its id."""
    _write(LEGACY_RECORDED.body_of(act).entry, index)


def legacy_imported(act: Act, index: int) -> None:
    """Write every entry of the list."""
    body = LEGACY_IMPORTED.body_of(act)
    entries = list_named(body.list)
    if entries is None:
        raise LookupError(f"the list {body.list} is not stored")
    for entry in entries:
        _write(entry, index)


def _write(entry: LegacyEntry, index: int) -> None:
    content = entry.model_dump(mode="json", exclude_none=True)
    models.Withdrawn.objects.filter(of=entry.id).delete()
    models.Entry.objects.update_or_create(
        id=entry.id, defaults={"entry": index, "content": content}
    )


def legacy_withdrawn(act: Act, index: int) -> None:
    """Write that an entry is told no more."""
    body = LEGACY_WITHDRAWN.body_of(act)
    models.Withdrawn.objects.create(of=body.entry, entry=index, reason=body.reason, at=act.recorded)


def legacy_attached(act: Act, index: int) -> None:
    """Write that a document belongs to an entry."""
    body = LEGACY_ATTACHED.body_of(act)
    models.Attachment.objects.create(
        entry=index,
        of=body.entry,
        document=body.document,
        photograph=body.photograph,
        caption=body.caption,
        caption_fr=body.caption_fr,
    )


def legacy_handed_over(act: Act, index: int) -> None:
    """Write who looks after an entry."""
    body = LEGACY_HANDED_OVER.body_of(act)
    models.Handover.objects.create(
        entry=index,
        of=body.entry,
        successor=body.successor,
        on=body.on,
        document=body.document or "",
    )


def legacy_published(act: Act, index: int) -> None:
    """Write that a region is public, or take the row away."""
    body = LEGACY_PUBLISHED.body_of(act)
    if body.public:
        models.PublicRegion.objects.create(region=body.region, entry=index)
    else:
        models.PublicRegion.objects.filter(region=body.region).delete()
