"""The log's store in the database: what `ledger.store.Store` asks for, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from drawdown.ledger.act import Act
from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.store import Head, parse_head, print_head
from drawdown.web.records import models

ONLY = 1
"""There is one log, so there is one head."""
BATCH = 500


class DatabaseStore:
    """The log in this database. Its caller holds the lock; see `log.locked`."""

    def head(self) -> Head:
        """Return the head; that of the empty log before the first entry."""
        row = models.Head.objects.filter(pk=ONLY).first()
        return parse_head(bytes(row.content)) if row is not None and row.content else Head()

    def put_head(self, head: Head) -> None:
        """Store the head, and its checkpoint under its size."""
        models.Head.objects.bulk_create(
            [models.Head(pk=ONLY, content=print_head(head))],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["content"],
        )
        if head.checkpoint:
            models.Checkpoint.objects.bulk_create(
                [models.Checkpoint(size=head.signed.size, note=head.checkpoint.decode())],
                update_conflicts=True,
                unique_fields=["size"],
                update_fields=["note"],
            )

    def entries(self, start: int, stop: int) -> Sequence[bytes]:
        """Return the bytes of the entries of a range, fewer where the log ends."""
        rows = models.Entry.objects.filter(index__gte=start, index__lt=stop)
        found = list(rows.values_list("index", "content"))
        gapless = [index for index, _ in found] == list(range(start, start + len(found)))
        return [bytes(content) for _, content in found] if gapless else []

    def put_entries(self, start: int, entries: Sequence[bytes]) -> None:
        """Store new entries, each with what it is about."""
        acts = [parse_act(content) for content in entries]
        rows = [
            entry_of(act, index=index, content=content)
            for index, (act, content) in enumerate(zip(acts, entries, strict=True), start)
        ]
        models.Entry.objects.bulk_create(rows, batch_size=BATCH)
        topics = [
            models.Topic(entry_id=index, topic=topic)
            for index, act in enumerate(acts, start)
            for topic in topics_of(act)
        ]
        models.Topic.objects.bulk_create(topics, batch_size=BATCH)

    def tile(self, level: int, index: int) -> bytes:
        """Return the hashes of a tile; nothing where there is none."""
        row = models.Tile.objects.filter(level=level, index=index).first()
        return bytes(row.hashes) if row is not None else b""

    def put_tile(self, level: int, index: int, hashes: bytes) -> None:
        """Store a tile, new or grown."""
        models.Tile.objects.bulk_create(
            [models.Tile(level=level, index=index, hashes=hashes)],
            update_conflicts=True,
            unique_fields=["level", "index"],
            update_fields=["hashes"],
        )


def entry_of(act: Act, *, index: int, content: bytes) -> models.Entry:
    """Return the row of an act: a function of its bytes and its index alone."""
    return models.Entry(
        index=index,
        act=UUID(act.act),
        content=content,
        kind=act.kind,
        mission=act.mission,
        person=act.actor.person,
        capacity=act.actor.capacity,
        claimed=act.claimed,
        recorded=act.recorded,
    )


def topics_of(act: Act) -> list[str]:
    """Return what an act is about: its subjects, and its sites as subjects."""
    return sorted({*act.subjects, *(f"site:{site}" for site in act.sites)})
