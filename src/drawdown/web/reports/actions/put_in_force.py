"""Offer templates of reports, and put in force what somebody else offered."""

from __future__ import annotations

from drawdown.reports.acts.templates import TemplatesAdopted, TemplatesOffered
from drawdown.reports.pack import ReportPack
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.reports.handlers import ADOPTED, OFFERED
from drawdown.web.reports.templates_kept import keep_pack, pack_in_force


def offer_templates(pack: ReportPack, *, before: str, reason: str, by: Sender) -> Receipt:
    """Record that somebody would put templates in force; `before` names those that they saw."""
    kept = keep_pack(pack)
    body = TemplatesOffered(templates=kept, before=before, version=pack.version, reason=reason)
    return send(OFFERED, body, About([f"templates:{kept[:16]}"], evidence=[kept]), by=by)


def adopt_templates(sha256: str, *, by: Sender) -> Receipt:
    """Record that templates on offer come into force in place of those that stand."""
    body = TemplatesAdopted(templates=sha256, before=pack_in_force().digest)
    return send(ADOPTED, body, About([f"templates:{sha256[:16]}"], evidence=[sha256]), by=by)
