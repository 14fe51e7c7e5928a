"""The records of a mission folder as material for reports, where there is no ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.findings import Refused
from drawdown.core.reading.files import Folder
from drawdown.register.history import History
from drawdown.register.layout import RULES
from drawdown.register.model import Register
from drawdown.reports.material import Material
from drawdown.reports.own import with_own
from drawdown.reports.pack import check
from drawdown.reports.reading import read_reports, shipped_reports
from drawdown.reports.rules import ReportRules
from drawdown.reports.standings import standings_of
from drawdown.rules.closing import ClosingRules
from drawdown.rules.pack_reading import REPORTS
from drawdown.statements.gather import Records
from drawdown.statements.own import shipped_own


def reports_of(folder: Path) -> ReportRules:
    """Return the templates of a mission folder, else those that are shipped; raises `Refused`."""
    own = folder / RULES / REPORTS
    if not own.is_dir():
        return shipped_reports()
    rules = read_reports(Folder(own, within=f"{RULES}/{REPORTS}/"))
    if found := [*check(rules)]:
        raise Refused(found)
    return rules


def material_of_folder(
    register: Register,
    history: History,
    rules: ClosingRules,
    *,
    as_of: date,
    own: ReportRules | None = None,
) -> Material:
    """Return what the folder tells by a day: no acts, no plan, and so no position of a ledger."""
    history_hash = digest(canonical_bytes(history.model_dump(mode="json")))
    material = Material(
        rules=own or shipped_reports(),
        state_names={state.id: (state.name, state.name_fr) for state in rules.states},
        register=register,
        history=history,
        register_hash=register.content_hash(),
        history_hash=history_hash,
        as_of=as_of,
        position=None,
        standings=standings_of(register, history, history_hash, as_of),
    )
    return with_own(material, Records(register, history, shipped_own()))
