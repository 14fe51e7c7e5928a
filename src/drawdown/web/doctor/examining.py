"""The order in which an installation is looked at, and how far each look may go."""

from __future__ import annotations

from drawdown.core.findings import errors
from drawdown.web.doctor import machine_checks, record_checks
from drawdown.web.doctor.installation import Installation, Looked, look


def examine(at: Installation, *, quick: bool) -> list[Looked]:
    """Return what every check found; where one finds the ground missing, what stands on it rests.

    The settings were looked at before: they can be loaded.
    """
    found = look(machine_checks.CHECKS, at)
    for check in record_checks.REACHED:
        found += look([check], at)
        if errors(found[-1].findings):
            return found
    found += look(record_checks.QUICK, at)
    for check in () if quick else record_checks.WHOLE:
        found += look([check], at)
        if errors(found[-1].findings):
            break
    return found
