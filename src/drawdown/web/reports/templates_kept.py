"""The templates of reports: those in force at a position of the ledger, and those on offer."""

from __future__ import annotations

from drawdown.reports.acts.templates import TEMPLATES as PROCEDURE
from drawdown.reports.pack import ReportPack, completed, parse_pack, read_pack, shipped_pack
from drawdown.reports.rules import ReportRules
from drawdown.web.adopted.kept import Kept
from drawdown.web.reports.models import TemplatesInForce, TemplatesOffered

TEMPLATES = Kept[ReportPack](
    procedure=PROCEDURE,
    proposals=TemplatesOffered,
    forces=TemplatesInForce,
    shipped=shipped_pack,
    parse=parse_pack,
    read=read_pack,
    content=ReportPack.to_bytes,
)


def pack_in_force(*, before: int | None = None) -> ReportPack:
    """Return the templates of the last act before an entry, else those that are shipped."""
    return TEMPLATES.in_force(before=before)


def rules_in_force(*, before: int | None = None) -> ReportRules:
    """Return what reports say and count by, with what this version of the software adds to it."""
    return completed(pack_in_force(before=before).rules)
