"""The tables of both tracks: those in force, and those that somebody proposed."""

from __future__ import annotations

from drawdown.liquidation.acts.tables import TRACKS
from drawdown.liquidation.track_tables import (
    TrackTables,
    parse_tables,
    read_tables,
    shipped_tables,
)
from drawdown.web.adopted.kept import Kept
from drawdown.web.liquidation.models import TablesInForce, TablesProposed

TABLES = Kept[TrackTables](
    procedure=TRACKS,
    proposals=TablesProposed,
    forces=TablesInForce,
    shipped=shipped_tables,
    parse=parse_tables,
    read=read_tables,
    content=TrackTables.to_bytes,
)


def tables_in_force() -> TrackTables:
    """Return the tables of the last act, else those that are shipped."""
    return TABLES.in_force()
