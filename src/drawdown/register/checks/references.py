"""Names that point at something: it has to be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drawdown.core.catalogue import (
    LEGS_BACK_TO_FRONT,
    NO_SUCH_ANNEX,
    NO_SUCH_LEG,
    NO_SUCH_PHASE,
    NO_SUCH_PLACE,
    NO_SUCH_SITE,
    NOT_A_HUB,
    NOT_A_PORT_OR_HUB,
    SAME_ENDS,
)
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.register.draft import Draft
from drawdown.register.network import HOME, Mode

AIR = frozenset({Mode.AIR, Mode.HELICOPTER})


def sites_exist(draft: Draft) -> Iterator[Finding]:
    """People, cargo, rotations, hubs, phases and moves name sites by their id."""
    named: list[tuple[str, Place]] = []
    named += [(p.record.site, p.at("site")) for p in draft.people]
    named += [(p.record.site, p.at("site")) for p in draft.rotations]
    named += [(p.record.site, p.at("site")) for p in draft.cargo]
    named += [(p.record.site, p.at("site")) for p in draft.dispositions if p.record.site]
    named += [(p.record.site, p.at("site")) for p in draft.hubs]
    named += [(p.record.moves_to, p.at("moves_to")) for p in draft.sites if p.record.moves_to]
    named += [(p.record.site, p.at("site")) for p in draft.history_sites]
    named += [(p.record.site, p.at("site")) for p in draft.history_events if p.record.site]
    named += [(site, p.at("sites")) for p in draft.history_legacy for site in p.record.sites]
    if draft.mission is not None:
        place = draft.mission.at("phases")
        named += [(s, place) for phase in draft.mission.record.phases for s in phase.sites]
    yield from _no_such_site(draft, named)


def _no_such_site(draft: Draft, named: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    known = {p.record.id for p in draft.sites}
    meant = {alias: p.record.id for p in draft.sites for alias in p.record.aliases}
    for name, place in named:
        if name not in known:
            remedy = f"write `{meant[name]}`" if name in meant else suggestion(name, known)
            yield NO_SUCH_SITE.at(place, id=name, nearest=remedy)


def ends_of_legs_exist(draft: Draft) -> Iterator[Finding]:
    """A leg leads from one site or place to another; only an air leg ends at home."""
    known = draft.places()
    for placed in draft.legs:
        leg = placed.record
        for name, field in ((leg.origin, "from"), (leg.destination, "to")):
            if name == HOME and (leg.mode not in AIR or field == "from"):
                yield LEGS_BACK_TO_FRONT.at(placed.at(field))
            elif name != HOME and name not in known:
                remedy = suggestion(name, known)
                yield NO_SUCH_PLACE.at(placed.at(field), id=name, nearest=remedy)
        if leg.origin == leg.destination:
            yield SAME_ENDS.at(placed.at("to"), id=leg.origin)


def bases_and_ports_exist(draft: Draft) -> Iterator[Finding]:
    """Aircraft are based at, and ports lie at, a site or place."""
    known = draft.places()
    named = [(p.record.base, p.at("base")) for p in draft.aircraft]
    named += [(p.record.id, p.at("id")) for p in draft.ports]
    for name, place in named:
        if name not in known:
            yield NO_SUCH_PLACE.at(place, id=name, nearest=suggestion(name, known))


def legs_exist(draft: Draft) -> Iterator[Finding]:
    """Closures and events name legs."""
    known = {p.record.id for p in draft.legs}
    named = [(p.record.leg, p.at("leg")) for p in draft.closures]
    named += [(leg, p.at("legs")) for p in draft.history_events for leg in p.record.legs]
    for name, place in named:
        if name not in known:
            yield NO_SUCH_LEG.at(place, id=name, nearest=suggestion(name, known))


def exits_lead_somewhere(draft: Draft) -> Iterator[Finding]:
    """An exit leads from a hub to another hub or to a port, and a site moves to a hub."""
    hubs = {p.record.site for p in draft.hubs}
    ports = {p.record.id for p in draft.ports}
    for way in draft.exits:
        if way.record.hub not in hubs:
            yield NOT_A_HUB.at(way.at("hub"), id=way.record.hub)
        if way.record.to not in hubs | ports:
            yield NOT_A_PORT_OR_HUB.at(way.at("to"), id=way.record.to)
        if way.record.to == way.record.hub:
            yield SAME_ENDS.at(way.at("to"), id=way.record.hub)
    known = {p.record.id for p in draft.sites}
    for site in draft.sites:
        to = site.record.moves_to
        if to in known and to not in hubs:
            yield NOT_A_HUB.at(site.at("moves_to"), id=to)
        if to == site.record.id:
            yield SAME_ENDS.at(site.at("moves_to"), id=to)


def phases_exist(draft: Draft) -> Iterator[Finding]:
    """A site belongs to a phase of the mission."""
    known = {phase.id for phase in draft.mission.record.phases} if draft.mission else set()
    for placed in draft.sites:
        phase = placed.record.phase
        if phase is not None and phase not in known:
            remedy = suggestion(phase, known)
            yield NO_SUCH_PHASE.at(placed.at("phase"), id=phase, nearest=remedy)


def annexes_exist(draft: Draft) -> Iterator[Finding]:
    """The history of an annex names an annex of the site."""
    known = {(p.record.id, annex.id) for p in draft.sites for annex in p.record.annexes}
    for placed in draft.history_sites:
        site, annex = placed.record.site, placed.record.annex
        if annex is not None and (site, annex) not in known:
            yield NO_SUCH_ANNEX.at(placed.at("annex"), site=site, id=annex)
