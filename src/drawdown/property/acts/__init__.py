"""The kinds of act on property: one module each, with its body and its decision."""

from __future__ import annotations

from drawdown.property.acts import count, files
from drawdown.property.acts.decide_disposal import DISPOSAL_DECIDED
from drawdown.property.acts.decide_list import LIST_DECIDED
from drawdown.property.acts.enter_bands import BANDS_ENTERED
from drawdown.property.acts.save_mapping import MAPPING_SAVED
from drawdown.property.acts.strip import LINES_DEIDENTIFIED
from drawdown.property.acts.tranche import TRANCHE_DECIDED, TRANCHE_PROPOSED, TRANCHE_RETURNED

KINDS = (
    MAPPING_SAVED,
    LIST_DECIDED,
    *count.KINDS,
    DISPOSAL_DECIDED,
    BANDS_ENTERED,
    *files.KINDS,
    TRANCHE_PROPOSED,
    TRANCHE_DECIDED,
    TRANCHE_RETURNED,
    LINES_DEIDENTIFIED,
)
