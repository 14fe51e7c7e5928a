"""What the decisions on the file of a site are taken on."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.handover.file import SiteFile
from drawdown.rules.closing import ClosingRules


@dataclass(frozen=True, slots=True)
class Closing:
    """The rules in force, and the file of the site or part that an act is about.

    `file` holds in `records` what other records say of its evidence on the day of the act.
    """

    rules: ClosingRules
    file: SiteFile
