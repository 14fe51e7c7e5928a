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
MEDIA: Mapping[str, Promise] = {
    "soil": lazy("soil"),
    "groundwater": lazy("groundwater"),
    "surface_water": lazy("surface water"),
    "air": lazy("air"),
    "waste": lazy("waste"),
    "structure": lazy("structure"),
    "ecological": lazy("nature"),
}
ANSWERS: Mapping[str, Promise] = {
    "passed": lazy("in order"),
    "failed": lazy("not in order"),
    "absent": lazy("nothing of the kind"),
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
