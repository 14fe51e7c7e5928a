"""An edited copy of the closing rules: `rules.proposed`, `rules.adopted`, `rules.withdrawn`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.ledger.acts.values import Sha256
from drawdown.rules import faults
from drawdown.rules.closing import ClosingRules
from drawdown.rules.proposing import Adopted, Codes, Procedure, Proposed, Standing

STEPS = ("exit_decision", "destruction_list")
"""Evidence whose owner decides on an exit and on a destruction: some office has to."""


class RulesProposed(Proposed):
    """Which rules are to come into force, which ones they are to replace, and why."""

    rules: Sha256
    id: Annotated[str, Field(min_length=1, max_length=60)]


class RulesAdopted(RulesProposed):
    """Which rules come into force, which ones they replace, and why."""


class RulesWithdrawn(RulesProposed):
    """Which proposed rules wait no longer, which ones they were to replace, and why."""


def _further(
    state: Standing[ClosingRules], offered: ClosingRules, body: Adopted
) -> Iterator[Finding]:
    """Yield what nobody could follow in these rules."""
    place = Place("rules")
    if isinstance(body, RulesProposed) and body.id != offered.id:
        yield faults.NO_SUCH_RULES.at(place, digest=body.rules[:16])
    for evidence in sorted(offered.from_records - state.records):
        yield faults.NO_RECORD.at(place, evidence=evidence)
    for evidence in STEPS:
        if evidence not in offered.wording:
            yield faults.STEP_MISSING.at(place, evidence=evidence)


RULES = Procedure[ClosingRules](
    subject="rules",
    field="rules",
    bodies=(RulesProposed, RulesAdopted, RulesWithdrawn),
    codes=Codes(
        changed=faults.RULES_CHANGED,
        as_before=faults.RULES_AS_BEFORE,
        not_stored=faults.NO_SUCH_RULES,
        version_twice=faults.VERSION_TWICE,
        not_proposed=faults.NOT_PROPOSED,
    ),
    further=_further,
)
