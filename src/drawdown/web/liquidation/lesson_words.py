"""What acts that give a reason are called in the lessons, in English and French."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import override

from drawdown.property.disposal.document import Said
from drawdown.web.closing.words import ACTS
from drawdown.web.people.presenting import KINDS

MORE: Mapping[str, Promise] = {
    "list.decided": lazy("Difference list of the property register decided on"),
    "signature.denied": lazy("Signature denied"),
    "legacy.withdrawn": lazy("Legacy project withdrawn"),
    "statement.embargoed": lazy("Statement held back until a day"),
    "figures.adopted": lazy("Figures adopted"),
    "movement.decided": lazy("Movement decided on"),
    "movement.called_off": lazy("Movement called off"),
    "short.settled": lazy("Shortage of a movement settled"),
    "loss.decided": lazy("Loss decided on"),
    "last_day.set": lazy("Last day set"),
}


def kind_said(kind: str) -> Said:
    """Return what an act of a kind is called; one without words keeps its name."""
    words = ACTS.get(kind) or MORE.get(kind) or KINDS.get(kind) or kind
    with override("en"):
        english = str(words)
    with override("fr"):
        french = str(words)
    return english[:1].upper() + english[1:], french[:1].upper() + french[1:]
