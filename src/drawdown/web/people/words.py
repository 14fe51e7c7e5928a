"""What speaks against an act on people, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from drawdown.core.findings import Finding
from drawdown.people import faults
from drawdown.web.ui.findings import in_words


def reasons(findings: Iterable[Finding]) -> list[str]:
    """Return each finding in words; one that has none here keeps its own."""
    said = _words()
    return [said.get(each.code) or _sentence(each) for each in in_words(findings)]


def _sentence(finding: Finding) -> str:
    return _("%(found)s: %(remedy)s") % {"found": finding.found, "remedy": finding.remedy}


def _words() -> dict[str, str]:
    return {
        faults.HAS_LEFT.code: _("You have left the mission."),
        faults.NOT_HELD.code: _("You do not hold this office now."),
        faults.NO_RIGHT.code: _("Your office may not do this."),
        faults.OUT_OF_BOUNDS.code: _("This reaches beyond your office."),
        faults.OWN_WORK.code: _("Nobody decides on their own work."),
        faults.OWN_WORK_OF_GIVER.code: _("Your delegation comes from the one whose work this is."),
        faults.NEEDS_DELEGATION.code: _("This is signed under a delegation alone."),
        faults.NOT_DELEGATED.code: _("Your delegation leaves this out."),
        faults.ALREADY_ENROLLED.code: _("This person is enrolled already."),
        faults.NOT_ENROLLED.code: _("This person is not enrolled."),
        faults.LEFT_ALREADY.code: _("This person has left the mission."),
        faults.NO_SUCH_SITE.code: _("There is no such site."),
        faults.SITES_NEEDED.code: _("This office is held for sites: name them."),
        faults.SUBJECTS_NEEDED.code: _(
            "This office is held for a contingent, a section, a parcel or a project: name it."
        ),
        faults.TO_THEMSELVES.code: _("Nobody gives an office or a delegation to themselves."),
        faults.OVER_ALREADY.code: _("The last day has passed."),
        faults.GIVER_NOT_IN_OFFICE.code: _("The giver does not hold this office themselves."),
        faults.WIDER_THAN_OFFICE.code: _("This reaches beyond the giver’s own office."),
        faults.NO_SUCH_HOLDING.code: _("There is nothing to end."),
        faults.ENDED_ALREADY.code: _("It has ended already."),
        faults.NOT_CORRECTED.code: _("Give a name or an address."),
        faults.SELF_ENROLLED.code: _("Nobody enrols themselves."),
        faults.INSTRUMENT_NEEDED.code: _("Name the paper that gives the delegation."),
        faults.LAST_ADMINISTRATOR.code: _("This is the last administrator."),
        faults.KIND_NOT_OF_ROLE.code: _("The office itself may not do one of these acts."),
        faults.NOTHING_TO_DELEGATE.code: _("This office has nothing to delegate."),
        faults.NO_ADDRESS.code: _("This person has no address: record one first."),
        faults.SELF_INVITED.code: _("Nobody invites themselves."),
        faults.ALREADY_ERASED.code: _("The values of this person are erased."),
        faults.NOT_IN_ACT.code: _("The act does not name all of these values."),
        faults.OF_SOMEBODY.code: _("These are values of somebody enrolled: erase the person."),
        faults.VALUES_GONE.code: _("These values are erased already."),
    }
