"""What acts that give a reason are called in the lessons, in English and French."""

from __future__ import annotations

from drawdown.people.act_names import act_name
from drawdown.property.disposal.document import Said


def kind_said(kind: str) -> Said:
    """Return what an act of a kind is called; one without words keeps its name."""
    english, french = (act_name(kind, french=french) for french in (False, True))
    return english[:1].upper() + english[1:], french[:1].upper() + french[1:]
