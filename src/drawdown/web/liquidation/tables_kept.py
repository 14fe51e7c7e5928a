"""The tables of both tracks: those in force, and those that somebody proposed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from drawdown.core.findings import Refused
from drawdown.documents.content import ContentStore, DamagedDocument, NoSuchDocument
from drawdown.documents.evidence import put
from drawdown.liquidation.acts import tables as acts
from drawdown.liquidation.track_tables import (
    TrackTables,
    parse_tables,
    read_tables,
    shipped_tables,
)
from drawdown.web.liquidation.models import TablesInForce, TablesProposed
from drawdown.web.store import documents


def tables_in_force() -> TrackTables:
    """Return the tables of the last act, else those that are shipped."""
    row = TablesInForce.objects.order_by("-entry").first()
    return _parsed(documents().root, row.digest) if row is not None else shipped_tables()


def keep_tables(tables: TrackTables) -> str:
    """Store tables and return their hash."""
    return put(documents(), tables.to_bytes(), name="tracks.json")


def tables_named(sha256: str) -> TrackTables | None:
    """Return the tables of a document; nothing where it is not stored or holds none."""
    try:
        return _read(documents().root, sha256)
    except (NoSuchDocument, DamagedDocument, Refused):
        return None


def tables_standing(sha256: str) -> acts.TablesInForce:
    """Return what an act on the tables is decided on; `sha256` is what it names."""
    proposals: dict[str, acts.Proposal] = {}
    for row in TablesProposed.objects.order_by("entry"):
        held = proposals.get(row.digest)
        persons = held.persons if held and held.before == row.before else frozenset()
        proposals[row.digest] = acts.Proposal(row.before, persons | {row.person})
    return acts.TablesInForce(
        in_force=tables_in_force(),
        named=tables_named(sha256),
        versions=dict(TablesProposed.objects.values_list("version", "digest")),
        proposals=proposals,
    )


@lru_cache(maxsize=16)
def _parsed(root: Path, sha256: str) -> TrackTables:
    return parse_tables(ContentStore(root).get(sha256))


@lru_cache(maxsize=16)
def _read(root: Path, sha256: str) -> TrackTables:
    return read_tables(ContentStore(root).get(sha256))
