"""What the decisions on the file of a site are taken on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drawdown.core.findings import Finding, Place
from drawdown.handover.faults import OTHER_RULES
from drawdown.handover.file import SiteFile
from drawdown.ledger.act import Act
from drawdown.rules.closing import ClosingRules


@dataclass(frozen=True, slots=True)
class Closing:
    """The rules in force, and the file of the site or part that an act is about.

    `file` holds in `records` what other records say of its evidence on the day of the act.
    """

    rules: ClosingRules
    file: SiteFile


def under_the_rules(rules: ClosingRules, act: Act) -> Iterator[Finding]:
    """A decision names the version of the rules that its author saw, and it is the one in force."""
    if act.rules != rules.digest:
        place = Place("act", field="rules")
        yield OTHER_RULES.at(place, named=(act.rules or "none")[:16], force=rules.digest[:16])
