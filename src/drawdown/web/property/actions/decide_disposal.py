"""Decide where lines go: those that the rules treat alike become one act, or several of 400."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from drawdown.property.acts.decide_disposal import DISPOSAL_DECIDED, Costs, DisposalDecided
from drawdown.property.acts.values import MOST_LINES
from drawdown.property.disposal.parcels import Parcel, parcels
from drawdown.property.line import Line
from drawdown.web.property.disposal import disposal_rules
from drawdown.web.property.handlers import BY_KIND
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, new_stamp, send


@dataclass(frozen=True, slots=True)
class Deciding:
    """What an officer decides at once: lines of a site, the answers, what shipping costs."""

    site: str
    on: date
    lines: Sequence[Line]
    answers: Mapping[str, str]
    costs: Costs | None = None

    def parcels(self) -> tuple[Parcel, ...]:
        """Return what the rules say of the lines."""
        shipping = self.costs.shipping() if self.costs else None
        return parcels(self.lines, self.answers, shipping, disposal_rules())


def decide_disposal(deciding: Deciding, *, by: Sender) -> tuple[Receipt, ...]:
    """Record a decision on every line that the rules decide; the others are left as they are.

    Raises what `send` raises; what was recorded before it stays.
    """
    stamp, found = by.stamp or new_stamp(by.at), list[Receipt]()
    for parcel in deciding.parcels():
        for start in range(0, len(parcel.lines) if parcel.verdict.method else 0, MOST_LINES):
            lines = parcel.lines[start : start + MOST_LINES]
            own = str(uuid.uuid5(uuid.UUID(stamp.act), f"part {len(found)}"))
            part = replace(by, stamp=replace(stamp, act=own))
            found.append(_send(deciding, parcel, lines, part))
    return tuple(found)


def _send(deciding: Deciding, parcel: Parcel, lines: tuple[str, ...], by: Sender) -> Receipt:
    verdict, rules = parcel.verdict, disposal_rules()
    if verdict.method is None:
        raise ValueError("nothing is decided")
    body = DisposalDecided(
        site=deciding.site,
        on=deciding.on,
        lines=lines,
        rules=rules.digest,
        rule=verdict.rule,
        group=verdict.group,
        method=verdict.method,
        facts=dict(parcel.facts),
        shipping=deciding.costs,
        duties=verdict.duties,
        needs=verdict.needs,
    )
    about = About(
        subjects=[f"site:{deciding.site}", *(f"line:{line}" for line in lines)],
        sites=[deciding.site],
        rules=rules.digest,
    )
    return send(BY_KIND[DISPOSAL_DECIDED.name], body, about, by=by)
