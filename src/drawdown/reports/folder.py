"""The records of a mission folder as material for reports, where there is no ledger."""

from __future__ import annotations

from datetime import date

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.reports.material import Material
from drawdown.reports.reading import shipped_reports
from drawdown.reports.standings import standings_of
from drawdown.rules.closing import ClosingRules


def material_of_folder(
    register: Register, history: History, rules: ClosingRules, *, as_of: date
) -> Material:
    """Return what the folder tells by a day: no acts, no plan, and so no position of a ledger."""
    history_hash = digest(canonical_bytes(history.model_dump(mode="json")))
    return Material(
        rules=shipped_reports(),
        state_names={state.id: (state.name, state.name_fr) for state in rules.states},
        register=register,
        history=history,
        register_hash=register.content_hash(),
        history_hash=history_hash,
        as_of=as_of,
        position=None,
        standings=standings_of(register, history, history_hash, as_of),
    )
