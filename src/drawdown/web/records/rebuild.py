"""Every projected row made again, from the acts and the documents they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.forms import model_to_dict

from drawdown.ledger.act import Act
from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.store import DamagedLog
from drawdown.web.records import models
from drawdown.web.records.guard import recording
from drawdown.web.records.handler import Handlers
from drawdown.web.records.log import lock, opened
from drawdown.web.records.store import entry_of, topics_of
from drawdown.web.records.tables import projected, table_of

BATCH = 1000
SAY_EVERY = 500
INDEX_COLUMNS = ("act", "kind", "mission", "person", "capacity", "claimed", "recorded")

Rows = dict[str, list[dict[str, Any]]]
"""Every row of every table, by the name of the table, in the order of the keys."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many acts were read and how many rows they gave."""

    acts: int
    rows: int


def rebuild(handlers: Handlers) -> Rebuilt:
    """Recompute the log, then replace every projected row by what the acts give.

    One transaction: either all of it is as the ledger says, or nothing has changed. Raises
    `DamagedLog` where the entries are not those that were signed for.
    """
    with transaction.atomic(), recording():
        lock()
        opened().log.audit()
        check_columns()
        acts = _replay(handlers)
        connection.check_constraints()
        return Rebuilt(acts, sum(rows_of(model).count() for model in projected()))


@contextmanager
def as_at(handlers: Handlers, size: int, told: Callable[[int], object]) -> Iterator[None]:
    """Give every projected row as the first `size` acts left it; afterwards all is as before.

    `told` hears every now and then how many acts were read. Others cannot write meanwhile.
    """
    with transaction.atomic(), recording():
        lock()
        _replay(handlers, size, told)
        try:
            yield
        finally:
            transaction.set_rollback(True)


def _replay(
    handlers: Handlers, size: int | None = None, told: Callable[[int], object] = int
) -> int:
    """Replace every projected row by what the acts give; return how many were read."""
    for model in projected():
        rows_of(model)._raw_delete(using=connection.alias)  # noqa: SLF001 -- no cascade
    acts = 0
    for index, act in acts_in_order():
        if index == size:
            break
        handlers[act.kind].project(act, index)
        acts += 1
        if acts % SAY_EVERY == 0:
            told(acts)
    return acts


def acts_in_order() -> Iterator[tuple[int, Act]]:
    """Yield every act with its index."""
    store = opened().log.store
    start = 0
    while contents := store.entries(start, start + BATCH):
        for index, content in enumerate(contents, start):
            yield index, parse_act(content)
        start += len(contents)


def check_columns() -> None:
    """Raise `DamagedLog` where a list would show an entry as something else than it is."""
    for row in models.Entry.objects.iterator(chunk_size=BATCH):
        act = parse_act(bytes(row.content))
        whole = entry_of(act, index=row.index, content=bytes(row.content))
        if any(getattr(row, name) != getattr(whole, name) for name in INDEX_COLUMNS):
            raise DamagedLog(f"the columns of entry {row.index} differ from it", entry=row.index)
    listed = dict[int, list[str]]()
    for entry, topic in models.Topic.objects.order_by("topic").values_list("entry_id", "topic"):
        listed.setdefault(entry, []).append(topic)
    for index, act in acts_in_order():
        if listed.pop(index, []) != topics_of(act):
            raise DamagedLog(f"what entry {index} is about is listed otherwise", entry=index)


def every_row() -> Rows:
    """Return every projected row, to compare before and after."""
    return {
        table_of(model): [
            model_to_dict(row) | {"pk": row.pk} for row in rows_of(model).order_by("pk")
        ]
        for model in projected()
    }


def rows_of(model: type[Model]) -> Any:
    """Return all rows of a model, whatever its own manager leaves out."""
    return model._base_manager.all()  # noqa: SLF001 -- Django documents it
