"""Propose tables of the two tracks, and put in force what somebody else proposed."""

from __future__ import annotations

from drawdown.liquidation.acts.tables import TracksAdopted, TracksProposed
from drawdown.liquidation.track_tables import TrackTables
from drawdown.web.liquidation.handlers import ADOPTED, PROPOSED
from drawdown.web.liquidation.tables_kept import keep_tables, tables_in_force
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


def propose_tables(tables: TrackTables, *, before: str, reason: str, by: Sender) -> Receipt:
    """Record that somebody proposes tables; `before` names those that they saw."""
    kept = keep_tables(tables)
    body = TracksProposed(tables=kept, before=before, version=tables.version, reason=reason)
    return send(PROPOSED, body, About([f"tracks:{kept[:16]}"], evidence=[kept]), by=by)


def adopt_tables(sha256: str, *, by: Sender) -> Receipt:
    """Record that proposed tables come into force in place of those that stand."""
    body = TracksAdopted(tables=sha256, before=tables_in_force().digest)
    return send(ADOPTED, body, About([f"tracks:{sha256[:16]}"], evidence=[sha256]), by=by)
