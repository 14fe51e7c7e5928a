"""Clearances as windows: until when a movement may depart on the one that was granted."""

from __future__ import annotations

FIRST, CONVOY, FLIGHT = "convoy_first", "convoy", "flight"


def is_valid(granted: int, depart: int, validity_days: int) -> bool:
    """Return whether a clearance granted on a day still holds for a departure (rule *clearance*).

    It holds on the day on which it is granted, however short its window is.
    """
    return granted <= depart < granted + max(1, validity_days)
