"""What states, gates, evidence and acts of the closure are called in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from drawdown.people.sections import french
from drawdown.rules.closing import ClosingRules

CLASSES: Mapping[str, str] = {
    "operating": "operating",
    "signed_over": "closed",
    "post_check": "closed",
    "file_sealed": "closed",
    "returned_to_private_owner": "closed",
    "converted_to_liquidation_site": "converted",
    "early_closed": "late",
    "closed_without_handover": "late",
    "signed_but_not_taken_over": "late",
}
"""The colour and shape of a state; any other is that of a site that is drawing down."""

RATINGS: Mapping[str, Promise] = {
    "none": lazy("none"),
    "low": lazy("low"),
    "medium": lazy("medium"),
    "high": lazy("high"),
    "extreme": lazy("extreme"),
}
STATUSES: Mapping[str, Promise] = {
    "issued": lazy("issued"),
    "issued_with_conditions": lazy("issued with conditions"),
    "refused": lazy("refused"),
    "not_issued_not_accessible": lazy("not issued: the site was not accessible"),
}
CLEARED: Mapping[str, Promise] = {
    "asked": lazy("no answer yet"),
    "granted": lazy("granted"),
    "refused": lazy("refused"),
    "withdrawn": lazy("withdrawn"),
}
STAGES: Mapping[str, Promise] = {
    "planned": lazy("not begun"),
    "started": lazy("under way"),
    "blocked": lazy("blocked"),
    "done": lazy("done"),
    "settled": lazy("nothing left to do"),
}
ACTS: Mapping[str, Promise] = {
    "part.opened": lazy("A part of the site got a file of its own"),
    "act.unread": lazy("Something that is no act"),
    "evidence.added": lazy("Document stored"),
    "evidence.given": lazy("Evidence given"),
    "gate.passed": lazy("Gate passed"),
    "site.moved": lazy("New state"),
    "receiver.named": lazy("Receiver named"),
    "obligation.undertaken": lazy("Receiver undertook an obligation"),
    "obligation.seen": lazy("Obligation looked at"),
    "site.checked": lazy("Site checked after the handover"),
    "baseline.filed": lazy("Baseline filed"),
    "assessment.opened": lazy("Close-out assessment opened"),
    "assessment.answered": lazy("Line of the checklist answered"),
    "assessment.closed": lazy("Close-out assessment closed"),
    "site.unreachable": lazy("Whether the site can be visited"),
    "finding.recorded": lazy("Finding recorded"),
    "photo.paired": lazy("Photographs paired"),
    "remedy.planned": lazy("Remedy planned"),
    "remedy.done": lazy("Remedy done"),
    "remedy.verified": lazy("Remedy verified"),
    "finding.accepted": lazy("Finding accepted in writing"),
    "waste.sent": lazy("Waste sent"),
    "waste.received": lazy("Waste received"),
    "container.listed": lazy("Container listed"),
    "container.proved": lazy("Container proved empty"),
    "certificate.decided": lazy("Decision on the certificate"),
    "task.assigned": lazy("Task assigned"),
    "task.started": lazy("Task begun"),
    "task.blocked": lazy("Task blocked"),
    "task.unblocked": lazy("Task no longer blocked"),
    "task.done": lazy("Task done"),
    "task.commented": lazy("Comment on a task"),
    "clearance.asked": lazy("Clearance asked for"),
    "clearance.answered": lazy("Clearance answered"),
    "rules.proposed": lazy("Rules proposed"),
    "rules.adopted": lazy("Rules put in force"),
    "system.inspected": lazy("System inspected"),
    "pack.remarked": lazy("Remark on the handover pack"),
    "pack.made": lazy("Version of the handover pack made"),
    "pack.signed": lazy("Handover pack signed"),
    "pack.refused": lazy("Signature of the handover pack refused"),
    "ceremony.held": lazy("Handover ceremony held"),
    "keys.received": lazy("Keys received"),
    "signer.registered": lazy("Certificate of a signatory registered"),
    "signer.withdrawn": lazy("Certificate of a signatory withdrawn"),
    "lines.chosen": lazy("Lines chosen for a part"),
    "lot.taken_over": lazy("Lot taken over"),
    "pack.compared": lazy("Site compared with its signed pack"),
    "exit.ordered": lazy("Hasty exit ordered"),
    "exit.called_off": lazy("Exit called off"),
    "exit.left": lazy("Departure recorded"),
    "destruction.listed": lazy("Thing put on the destruction list"),
    "destruction.authorised": lazy("Destruction authorised"),
    "item.destroyed": lazy("Thing destroyed"),
    "item.spared": lazy("Thing not destroyed"),
    "loss.notified": lazy("Owners notified of a loss"),
    "contract.recorded": lazy("Contract or lease recorded"),
    "contract.noticed": lazy("Notice given"),
    "contract.released": lazy("Contract or lease released"),
    "claim.filed": lazy("Claim filed"),
    "claim.decided": lazy("Claim decided"),
    "liquidation.begun": lazy("Liquidation begun"),
    "liquidation.closed": lazy("Liquidation closed"),
    "open_item.opened": lazy("Open item entered"),
    "open_item.assigned": lazy("Open item assigned"),
    "open_item.revised": lazy("Sum of an open item revised"),
    "open_item.settled": lazy("Open item settled"),
    "open_item.transferred": lazy("Open item offered to a successor"),
    "open_item.accepted": lazy("Open item accepted by a successor"),
    "ledger.refused": lazy("Refused"),
    "register.corrected": lazy("Register corrected"),
}


def said(english: str, french: str) -> str:
    """Return the text of the rules in the language of the page."""
    return french if (get_language() or "").startswith("fr") else english


def section_name(lead: str) -> str:
    """Return the sections that lead a task in the language of the page."""
    return french(lead) if (get_language() or "").startswith("fr") else lead


def state_name(rules: ClosingRules, state: str) -> str:
    """Return what a state is called."""
    for rule in rules.states:
        if rule.id == state:
            return said(rule.name, rule.name_fr)
    return state


def evidence_name(rules: ClosingRules, evidence: str) -> str:
    """Return what a piece of evidence is called."""
    for asked in rules.requirements:
        if asked.id == evidence:
            return said(asked.evidence, asked.evidence_fr)
    for other in rules.evidence:
        if other.id == evidence:
            return said(other.name, other.name_fr)
    return evidence


def state_class(state: str) -> str:
    """Return the class of a state: its colour and its shape."""
    return CLASSES.get(state, "drawing-down")
