"""What speaks against a decision on a plan, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from drawdown.core.findings import Finding
from drawdown.plan.acts import faults
from drawdown.web.people import words as people


def reasons(findings: Iterable[Finding]) -> list[str]:
    """Return each finding in words; those about rights have theirs in `people`."""
    said = _words()
    return [said.get(each.code) or people.reasons([each])[0] for each in findings]


def _words() -> dict[str, str]:
    return {
        faults.NO_PLAN.code: _("There is no such plan."),
        faults.OLD_REGISTER.code: _("The register has changed since this plan was made."),
        faults.BREAKS_RULES.code: _("The checker finds that this plan breaks rules."),
        faults.ADOPTED_ALREADY.code: _("This plan is the adopted one already."),
        faults.NOT_ADOPTED.code: _("Another plan has been adopted since."),
        faults.APPROVED_ALREADY.code: _("This plan is approved already."),
        faults.OWN_PLAN.code: _("Nobody approves a plan that they asked for or adopted."),
    }
