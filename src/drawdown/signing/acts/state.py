"""What the decisions on a pack are taken on, and what all of them ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field

from drawdown.core.findings import Finding, Place
from drawdown.handover.acts.state import possible_day
from drawdown.handover.file import SiteFile
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.rules.closing import ClosingRules
from drawdown.rules.deciding import under_the_rules
from drawdown.signing.code import Scanned
from drawdown.signing.faults import NOT_NAMED, OTHER_SIDE
from drawdown.signing.file import PackFile, Side
from drawdown.signing.held import Held
from drawdown.signing.looking import Seen

Body = TypeVar("Body", bound=BaseModel)
LineKey = Annotated[
    str, Field(pattern=r"^(system|item|finding|obligation):[^\s:][^\n:]{0,79}$", max_length=92)
]
"""A line of a pack: what it is, and its id or number."""
HOST_ROLES = frozenset({"host_representative", "host_environment_expert"})
"""Capacities of the table of rights that are the host State's."""
PAPERS = ("document", "instructions", "reading")


@dataclass(frozen=True, slots=True)
class Packing:
    """The rules in force, the file of the pack, and the closing file of its site or part."""

    rules: ClosingRules
    file: PackFile
    site: SiteFile
    seen: Seen | None = None
    """What the signed file was found to bear; none where nobody looked."""
    scan: Scanned | None = None
    """What was read on the scan of a paper; none where nobody looked."""
    lines: frozenset[str] = frozenset()
    """The lines that a pack built now would have; of a part, those of its site."""
    certificates: frozenset[str] = frozenset()
    """SHA-256 of the certificates that are registered for the person said to have signed.

    Of what was drawn on a tablet, the one that seals here.
    """
    owners: Mapping[str, str] = field(default_factory=dict)
    """Whose the certificate is at other sites, by the site."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """The other part that a line was chosen for."""
    held: Held = field(default_factory=Held)
    """What stands in the version that both sides signed."""


def packing(
    name: str, body: type[Body], decide: Callable[[Packing, Act], Iterable[Finding]]
) -> Kind[Packing, Body]:
    """Return a kind of act on a pack: under the rules, on a possible day, with its papers."""

    def whole(state: Packing, act: Act) -> tuple[Finding, ...]:
        return (
            *under_the_rules(state.rules, act),
            *possible_day(act, state.file.subject, opened=state.file.opened),
            *_unnamed(act),
            *decide(state, act),
        )

    return Kind(name, body, whole)


def speaks_for(side: Side, act: Act) -> Iterator[Finding]:
    """Somebody of the host State does not speak for the mission.

    The mission may record what the host said: its signature follows, or its refusal.
    """
    if act.actor.capacity in HOST_ROLES and side is Side.MISSION:
        place = Place("act", field="side")
        yield OTHER_SIDE.at(place, capacity=act.actor.capacity, side=side)


def _unnamed(act: Act) -> Iterator[Finding]:
    """Every document that a body names stands among the evidence of the act."""
    photos: Iterable[str] = act.body.get("photos", ())
    for paper in (*(act.body.get(name) for name in PAPERS), *photos):
        if isinstance(paper, str) and paper not in act.evidence:
            yield NOT_NAMED.at(Place("act", field="evidence"), digest=paper[:16])
