"""Says how every site stands: its state, each gate, and what the first shut gate lacks."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.handover.gates import GateStatus
from drawdown.ledger.act import BadAct
from drawdown.web.closing.sites.status import SiteStatus, every_site
from drawdown.web.records.models import Entry
from drawdown.web.register.queries import current_snapshot


class Command(BaseCommand):
    """Called by `drawdown status`."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        if current_snapshot() is None:
            self.stdout.write("sites        no register is loaded yet. Next: drawdown load FOLDER")
            self.stdout.write(json.dumps({"as_of": None, "sites": []}))
            return
        try:
            sites = every_site()
        except BadAct as error:
            raise CommandError(str(error)) from error
        last = Entry.objects.filter(person__startswith="p-").order_by("-claimed").first()
        self.stdout.write(f"{'site':<14} {'state':<30} gates    first gate that is shut lacks")
        for site in sites:
            self.stdout.write(_line(site))
        self.stdout.write(
            "gates G1 to G7: ● passed, ○ ready, · evidence is missing, – not asked any more"
        )
        as_of = last.claimed.date().isoformat() if last else None
        document = {"as_of": as_of, "sites": [site.to_json() for site in sites]}
        self.stdout.write(json.dumps(document, ensure_ascii=False))


def mark_of(gate: GateStatus) -> str:
    """Return one letter for how a gate stands."""
    if gate.passage is not None:
        return "●"
    if not gate.asked:
        return "–"
    return "○" if gate.ready else "·"


def _line(site: SiteStatus) -> str:
    marks = "".join(mark_of(gate) for gate in site.gates)
    shut = next((g for g in site.gates if g.asked and g.missing and g.passage is None), None)
    lacks = ""
    if shut is not None:
        words = "; ".join(missing.rule.evidence for missing in shut.missing)
        lacks = f"{shut.rule.id}: {words}"
    return f"{site.site.id:<14} {site.state:<30} {marks:<8} {lacks}"
