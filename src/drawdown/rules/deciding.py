"""What every decision under rules asks: that its author saw the version that is in force."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act
from drawdown.rules.closing import ClosingRules
from drawdown.rules.faults import OTHER_RULES


def under_the_rules(rules: ClosingRules, act: Act) -> Iterator[Finding]:
    """A decision names the version of the rules that its author saw, and it is the one in force."""
    if act.rules != rules.digest:
        place = Place("act", field="rules")
        yield OTHER_RULES.at(place, named=(act.rules or "none")[:16], force=rules.digest[:16])
