"""The kinds of act on contracts, leases and claims: bodies and decisions by subject."""

from __future__ import annotations

from drawdown.commitments.acts.claims import CLAIM_DECIDED, CLAIM_FILED
from drawdown.commitments.acts.contracts import (
    CONTRACT_NOTICED,
    CONTRACT_RECORDED,
    CONTRACT_RELEASED,
)

KINDS = (CONTRACT_RECORDED, CONTRACT_NOTICED, CONTRACT_RELEASED, CLAIM_FILED, CLAIM_DECIDED)
