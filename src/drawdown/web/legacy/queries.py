"""Reads the legacy: what the folder of the mission and the acts say of it, together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import slugify

from drawdown.legacy.acts.state import HandedOver, Legacy
from drawdown.legacy.entry import LegacyEntry, Sort, of_item
from drawdown.register.history import History
from drawdown.register.legacy import LegacyItem
from drawdown.web.legacy import models
from drawdown.web.register.queries import current_snapshot, history_of, known_sites


@dataclass(frozen=True, slots=True)
class Left:
    """An entry with all that belongs to it; `index` is none for what the folder holds."""

    entry: LegacyEntry
    index: int | None
    handover: models.Handover | None
    attachments: tuple[models.Attachment, ...]

    @property
    def pictures(self) -> tuple[models.Attachment, ...]:
        """Those of its documents that are photographs."""
        return tuple(each for each in self.attachments if each.photograph)


def everything() -> tuple[Left, ...]:
    """Return every entry by region, sort and id; what an act says replaces the folder's."""
    handovers = {row.of: row for row in models.Handover.objects.all()}
    attached: dict[str, list[models.Attachment]] = {}
    for row in models.Attachment.objects.all():
        attached.setdefault(row.of, []).append(row)
    found = [
        Left(entry, index, handovers.get(entry.id), tuple(attached.get(entry.id, ())))
        for entry, index in _entries().values()
    ]
    sorts = list(Sort)
    return tuple(
        sorted(found, key=lambda e: (e.entry.region, sorts.index(e.entry.sort), e.entry.id))
    )


def _entries() -> Mapping[str, tuple[LegacyEntry, int | None]]:
    snapshot = current_snapshot()
    history = history_of(snapshot) if snapshot else History()
    found: dict[str, tuple[LegacyEntry, int | None]] = {}
    for item in history.legacy:
        entry = of_item(item, Sort.OTHER)
        if entry is not None:
            found[entry.id] = (entry, None)
    for row in models.Entry.objects.all():
        found[row.pk] = (LegacyEntry.model_validate(row.content), row.entry)
    gone = withdrawn()
    return {name: held for name, held in found.items() if name not in gone}


def withdrawn(*, before: int | None = None) -> frozenset[str]:
    """Return the ids of entries that are told no more; `before` an entry, or now."""
    rows = models.Withdrawn.objects.all()
    if before is not None:
        rows = rows.filter(entry__lt=before)
    return frozenset(rows.values_list("of", flat=True))


def with_recorded(history: History, *, before: int | None = None) -> History:
    """Return a history with what acts recorded, too; `before` an entry, or as they stand now."""
    rows = models.Entry.objects.all()
    if before is not None:
        rows = rows.filter(entry__lt=before)
    recorded = {row.pk: _item(row) for row in rows}
    gone = withdrawn(before=before)
    if not recorded and not gone:
        return history
    kept = [recorded.pop(item.id, item) for item in history.legacy]
    told = [item for item in (*kept, *recorded.values()) if item.id not in gone]
    return history.model_copy(update={"legacy": tuple(told)})


def _item(row: models.Entry) -> LegacyItem:
    return LegacyEntry.model_validate(row.content).to_item(row.entry)


def regions() -> dict[str, str]:
    """Return every region by the name of its page."""
    return {slugify(each.entry.region): each.entry.region for each in everything()}


def public_regions() -> frozenset[str]:
    """Return the regions that anybody may read about."""
    return frozenset(models.PublicRegion.objects.values_list("region", flat=True))


def standing(
    *,
    photographs: frozenset[str] = frozenset(),
    imported: tuple[LegacyEntry, ...] | None = None,
) -> Legacy:
    """Return what an act on the legacy is decided on."""
    entries = _entries()
    return Legacy(
        sites=known_sites() or frozenset(),
        entries=frozenset(entries),
        handed_over={
            row.of: HandedOver(row.successor, row.on) for row in models.Handover.objects.all()
        },
        attached=frozenset(models.Attachment.objects.values_list("of", "document")),
        photographs=photographs,
        regions=frozenset(entry.region for entry, _ in entries.values()),
        published=public_regions(),
        imported=imported,
    )
