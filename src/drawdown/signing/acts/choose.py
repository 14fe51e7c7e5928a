"""`lines.chosen`: which lines of the property register a part of a site hands over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import PartId, SiteId
from drawdown.ledger.act import Act
from drawdown.signing.acts.state import LineKey, Packing, packing
from drawdown.signing.faults import CHOSEN_ELSEWHERE, FROZEN, NO_SUCH_LINE


class LinesChosen(Frozen):
    """The lines that go with a part: all of them at once; the rest stays with the site."""

    site: SiteId
    part: PartId
    lines: Annotated[tuple[LineKey, ...], Field(max_length=2000)]
    on: date


def decide(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse lines that do not stand at the site, that another part has, or under a signature."""
    body, last = LINES_CHOSEN.body_of(act), state.file.last
    place = Place(state.file.subject, field="lines")
    if last is not None and last.frozen:
        yield FROZEN.at(place, version=last.number)
    for line in dict.fromkeys(body.lines):
        if line not in state.lines:
            yield NO_SUCH_LINE.at(place, line=line, nearest=suggestion(line, state.lines))
        elif line in state.elsewhere:
            yield CHOSEN_ELSEWHERE.at(place, line=line, part=state.elsewhere[line])


LINES_CHOSEN = packing("lines.chosen", LinesChosen, decide)
