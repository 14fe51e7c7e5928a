"""Acts of the joint inspection: how a system was found, and what a side remarked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, Name, PartId, SiteId, Words
from drawdown.handover.file import Origin
from drawdown.ledger.act import Act
from drawdown.signing.acts.state import LineKey, Packing, packing, speaks_for
from drawdown.signing.faults import NO_SUCH_LINE, NO_SUCH_SYSTEM, RECONSTRUCTED
from drawdown.signing.file import Inspected, Remark, RemarkKind, Side, Working
from drawdown.signing.systems import systems


class SystemInspected(Frozen):
    """How one system of the camp was found; a later look replaces the one before."""

    site: SiteId
    part: PartId | None = None
    system: Name
    working: Working
    on: date
    note: Words | None = None
    instructions: Hash | None = None
    photos: tuple[Hash, ...] = ()
    origin: Origin = Origin.ORIGINAL

    def to_inspected(self) -> Inspected:
        """Return what was found."""
        return Inspected(
            system=self.system,
            working=self.working,
            on=self.on,
            note=self.note or "",
            instructions=self.instructions,
            photos=self.photos,
            origin=self.origin,
        )


def decide_inspected(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse a system that no inspection looks at; mark what is reconstructed."""
    body = SYSTEM_INSPECTED.body_of(act)
    known = [system.id for system in systems()]
    place = Place(state.file.subject, field="system")
    if body.system not in known:
        nearest = suggestion(body.system, known)
        yield NO_SUCH_SYSTEM.at(place, system=body.system, nearest=nearest)
    if body.origin is Origin.RECONSTRUCTED:
        yield RECONSTRUCTED.at(place)


class PackRemarked(Frozen):
    """A remark or reservation of one side, in its own language, on a line or on the whole."""

    site: SiteId
    part: PartId | None = None
    side: Side
    kind: RemarkKind
    text: Words
    about: LineKey | None = None
    on: date

    def to_remark(self) -> Remark:
        """Return the remark."""
        return Remark(
            side=self.side, kind=self.kind, text=self.text, on=self.on, about=self.about or ""
        )


def decide_remarked(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse what the host says for the mission, and a remark on a line that is not there."""
    body = PACK_REMARKED.body_of(act)
    yield from speaks_for(body.side, act)
    if body.about is not None and body.about not in state.lines:
        nearest = suggestion(body.about, state.lines)
        place = Place(state.file.subject, field="about")
        yield NO_SUCH_LINE.at(place, line=body.about, nearest=nearest)


SYSTEM_INSPECTED = packing("system.inspected", SystemInspected, decide_inspected)
PACK_REMARKED = packing("pack.remarked", PackRemarked, decide_remarked)
