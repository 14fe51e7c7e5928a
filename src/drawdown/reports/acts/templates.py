"""Edited templates of reports: `templates.offered`, `templates.adopted`, `templates.withdrawn`."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding, Place
from drawdown.ledger.acts.values import Sha256
from drawdown.reports import faults
from drawdown.reports.pack import ReportPack
from drawdown.rules.proposing import Adopted, Codes, Procedure, Proposed, Standing, Withdrawn
from drawdown.statements.faults import NOT_NAMED


class TemplatesOffered(Proposed):
    """Which templates somebody would put in force, which ones they replace, and why."""

    templates: Sha256


class TemplatesAdopted(Adopted):
    """Which templates come into force."""

    templates: Sha256


class TemplatesWithdrawn(Withdrawn):
    """Which templates on offer wait no longer, and why."""

    templates: Sha256


def _further(state: Standing[ReportPack], offered: ReportPack, _: Adopted) -> Iterator[Finding]:
    """Yield each template that is left out: reports that were made by it stand."""
    kept = {template.id for template in offered.rules.templates}
    for template in state.in_force.rules.templates:
        if template.id not in kept:
            yield faults.TEMPLATE_GONE.at(Place("templates"), template=template.id)


TEMPLATES = Procedure[ReportPack](
    subject="templates",
    field="templates",
    verb="offered",
    bodies=(TemplatesOffered, TemplatesAdopted, TemplatesWithdrawn),
    codes=Codes(
        not_named=NOT_NAMED,
        changed=faults.TEMPLATES_CHANGED,
        as_before=faults.TEMPLATES_AS_BEFORE,
        not_stored=faults.NO_SUCH_TEMPLATES,
        version_twice=faults.TEMPLATES_VERSION_TWICE,
        not_proposed=faults.NOT_OFFERED,
    ),
    further=_further,
)
