"""Names that the rules give, and that findings repeat, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from drawdown.liquidation.close_out import close_outs
from drawdown.movement.go_list import shipped
from drawdown.people.reading import shipped_rights
from drawdown.web.closing.phrases.movement import LOSSES, STATUSES
from drawdown.web.closing.queries import rules
from drawdown.web.closing.words import RATINGS, said


def vocabulary() -> Mapping[str, str]:
    """Return evidence and gates by their English name, states, offices and ratings by their id."""
    known = rules()
    evidence = {each.evidence: said(each.evidence, each.evidence_fr) for each in known.requirements}
    evidence |= {each.name: said(each.name, each.name_fr) for each in known.evidence}
    gates = {each.name: said(each.name, each.name_fr) for each in known.gates}
    states = {each.id: said(each.name, each.name_fr) for each in known.states}
    offices = {role.id: said(role.name, role.name_fr) for role in shipped_rights().roles}
    ratings = {rating: str(words) for rating, words in RATINGS.items()}
    moving = {code: str(words) for code, words in {**STATUSES, **LOSSES}.items()}
    checks = {check.id: said(check.text, check.text_fr) for check in shipped().checks}
    steps = {
        step.name: said(step.name, step.name_fr)
        for listed in close_outs().values()
        for step in listed
    }
    return {**steps, **checks, **moving, **ratings, **states, **offices, **gates, **evidence}
