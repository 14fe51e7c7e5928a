"""Which contingents somebody is shown: all, or their own alone."""

from __future__ import annotations

from drawdown.people.rights import Sight
from drawdown.web.people.who import Who


def shows(who: Who, unit: str) -> bool:
    """Return whether the equipment of a contingent is shown to somebody."""
    return who.sees(Sight.CONTINGENT, subjects=frozenset({unit}))
