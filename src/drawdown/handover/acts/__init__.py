"""The kinds of act on the file of a site: one module each, with its body and its decision."""

from __future__ import annotations

from drawdown.handover.acts.evidence import EVIDENCE_GIVEN
from drawdown.handover.acts.gate import GATE_PASSED
from drawdown.handover.acts.move import SITE_MOVED
from drawdown.handover.acts.part import PART_OPENED
from drawdown.handover.acts.receive import (
    OBLIGATION_SEEN,
    OBLIGATION_UNDERTAKEN,
    RECEIVER_NAMED,
    SITE_CHECKED,
)

KINDS = (
    PART_OPENED,
    EVIDENCE_GIVEN,
    GATE_PASSED,
    SITE_MOVED,
    RECEIVER_NAMED,
    OBLIGATION_UNDERTAKEN,
    OBLIGATION_SEEN,
    SITE_CHECKED,
)
