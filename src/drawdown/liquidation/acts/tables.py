"""Edited tables of both tracks: `tracks.proposed`, `tracks.adopted`, `tracks.withdrawn`."""

from __future__ import annotations

from drawdown.ledger.acts.values import Sha256
from drawdown.liquidation import faults
from drawdown.liquidation.track_tables import TrackTables
from drawdown.rules.proposing import Adopted, Codes, Procedure, Proposed, Withdrawn


class TracksProposed(Proposed):
    """Which tables of the two tracks somebody proposes, which ones they replace, and why."""

    tables: Sha256


class TracksAdopted(Adopted):
    """Which proposed tables come into force."""

    tables: Sha256


class TracksWithdrawn(Withdrawn):
    """Which proposed tables wait no longer, and why."""

    tables: Sha256


TRACKS = Procedure[TrackTables](
    subject="tracks",
    field="tables",
    bodies=(TracksProposed, TracksAdopted, TracksWithdrawn),
    codes=Codes(
        not_named=faults.NOT_NAMED,
        changed=faults.TABLES_CHANGED,
        as_before=faults.TABLES_AS_BEFORE,
        not_stored=faults.NO_SUCH_TABLES,
        version_twice=faults.TABLES_VERSION_TWICE,
        not_proposed=faults.TABLES_NOT_PROPOSED,
    ),
)
