"""The mark that every invented record carries, and the streams of chance they are drawn from."""

from __future__ import annotations

import random
from collections.abc import Mapping

from drawdown.core.provenance import ESTIMATE, WHOLE_RECORD, Provenance, Source

MADE_UP: Mapping[str, Provenance] = {
    WHOLE_RECORD: Provenance(source=(ESTIMATE,), inferred=True, note="made up by a generator")
}
SOURCES = (Source(id=ESTIMATE, title="Made up by a generator: no fact", tier="estimate"),)


def stream(seed: int, part: str) -> random.Random:
    """Return the chance of one part, so that a change to one part leaves the others alone."""
    return random.Random(f"{seed}/{part}")  # noqa: S311 - a mission, no secret
