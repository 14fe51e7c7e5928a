"""What the register says of a site, figure by figure, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from drawdown.core.provenance import Record
from drawdown.register.model import Register
from drawdown.register.site import (
    Annex,
    Cargo,
    CargoKind,
    Category,
    Disposition,
    Outcome,
    Owner,
    Site,
)
from drawdown.web.register.origins import Origin, origin_of, origin_of_sum
from drawdown.web.register.places import Places
from drawdown.web.ui.formats import UNKNOWN, day, number, percent
from drawdown.web.ui.names import (
    CARGO,
    CATEGORIES,
    OWNERS,
    SITE_TYPES,
    SURFACES,
    WAYS,
    country_name,
    named,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure or a word, and where it comes from; without an origin it is not known."""

    label: str
    text: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class CargoLine:
    """What stands there of one owner and kind."""

    owner: str
    kind: str
    count: Fact
    tonnes: Fact


@dataclass(frozen=True, slots=True)
class WayLine:
    """What becomes of the equipment of one owner and kind, way by way."""

    name: str
    ways: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A contingent on the site."""

    country: str
    unit: Fact
    strength: Fact


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """All that the register says of one site."""

    type: Fact
    region: Fact
    announced: Fact
    people_total: Fact
    people: tuple[Fact, ...]
    units: tuple[UnitLine, ...]
    cargo: tuple[CargoLine, ...]
    ways: tuple[WayLine, ...]
    land: tuple[Fact, ...]
    receiver: tuple[Fact, ...]
    annexes: tuple[Annex, ...]


def facts_of(register: Register, site: Site) -> SiteFacts:
    """Return what the register says of a site."""
    people = [p for p in register.people if p.site == site.id and p.count]
    cargo = [c for c in register.cargo if c.site == site.id]
    return SiteFacts(
        type=fact_of(register, site, "type", label=_("Type"), text=named(SITE_TYPES, site.type)),
        region=fact_of(register, site, "region", label=_("Region"), text=site.region),
        announced=fact_of(
            register, site, "planned_closing", label=_("Announced by the mission"), text=_date(site)
        ),
        people_total=Fact(
            _("People"),
            number(sum(p.count for p in people)),
            origin_of_sum(register, people, "count") if people else None,
        ),
        people=tuple(
            Fact(named(CATEGORIES, p.category), number(p.count), origin_of(register, p, "count"))
            for p in sorted(people, key=lambda p: list(Category).index(p.category))
        ),
        units=tuple(_units(register, site)),
        cargo=tuple(_cargo(register, cargo)),
        ways=tuple(_ways(register, cargo)),
        land=tuple(_land(register, site)),
        receiver=tuple(_receiver(register, site)),
        annexes=site.annexes,
    )


def sources_of(facts: SiteFacts) -> Origin:
    """Return every source behind a page once: for print, and for who wants them all."""
    origins = [fact.origin for fact in _all(facts) if fact.origin is not None]
    named_sources = dict.fromkeys(source for origin in origins for source in origin.sources)
    return Origin(sources=tuple(named_sources))


def _all(facts: SiteFacts) -> Iterable[Fact]:
    yield from (facts.type, facts.region, facts.announced, *facts.people, *facts.land)
    yield from facts.receiver
    for unit in facts.units:
        yield from (unit.unit, unit.strength)
    for line in facts.cargo:
        yield from (line.count, line.tonnes)
    for way in facts.ways:
        yield from way.ways


def _units(register: Register, site: Site) -> Iterable[UnitLine]:
    for unit in site.units:
        yield UnitLine(
            country=country_name(unit.country),
            unit=fact_of(register, unit, "unit", label="", text=unit.unit),
            strength=fact_of(register, unit, "strength", label="", text=_count(unit.strength)),
        )


def _cargo(register: Register, cargo: list[Cargo]) -> Iterable[CargoLine]:
    for lot in cargo:
        tonnes = number(lot.tonnes) if lot.tonnes is not None else None
        yield CargoLine(
            owner=named(OWNERS, lot.owner),
            kind=named(CARGO, lot.kind),
            count=fact_of(register, lot, "count", label="", text=number(lot.count)),
            tonnes=fact_of(register, lot, "tonnes", label="", text=tonnes),
        )


def _share(row: Disposition) -> str:
    """Return the share of a way in words; one that is open is for the plan to choose."""
    return _("open: the plan chooses") if row.share is None else percent(row.share, 0)


def _ways(register: Register, cargo: list[Cargo]) -> Iterable[WayLine]:
    present = {(lot.owner, lot.kind): lot for lot in cargo if lot.count}
    for owner in Owner:
        for kind in CargoKind:
            lot = present.get((owner, kind))
            shares = register.ways_of(lot) if lot else ()
            if shares:
                yield WayLine(
                    name=f"{named(OWNERS, owner)}, {named(CARGO, kind).lower()}",
                    ways=tuple(
                        fact_of(register, d, "share", label=named(WAYS, d.way), text=_share(d))
                        for d in shares
                    ),
                )


def _land(register: Register, site: Site) -> Iterable[Fact]:
    """The place itself. What nobody published is listed as not known, never left out."""
    places = Places(register)
    phase = next((p.name for p in register.mission.phases if p.id == site.phase), None)
    position = f"{number(site.lat, 3)}, {number(site.lon, 3)}"
    area = _("%(count)s ha") % {"count": number(site.area_ha)} if site.area_ha else None
    yield fact_of(register, site, "cercle", label=_("Cercle"), text=site.cercle)
    yield fact_of(register, site, "pcode_adm1", label=_("P-code, region"), text=site.pcode_adm1)
    yield fact_of(register, site, "pcode_adm2", label=_("P-code, cercle"), text=site.pcode_adm2)
    yield fact_of(register, site, "lat", label=_("Position, approximate"), text=position)
    yield fact_of(register, site, "area_ha", label=_("Area"), text=area)
    yield fact_of(register, site, "opened", label=_("Opened"), text=site.opened)
    yield fact_of(register, site, "land_owner", label=_("Owner of the land"), text=site.land_owner)
    yield fact_of(register, site, "runway_m", label=_("Runway"), text=_runway(site))
    yield Fact(_("Stage of the drawdown"), phase or UNKNOWN)
    if site.moves_to is not None:
        yield fact_of(
            register, site, "moves_to", label=_("Moves to"), text=places.name(site.moves_to)
        )
    if site.outcome is Outcome.CONVERT:
        for field, label in (
            ("guard_after_deadline", _("Guard that stays on")),
            ("team_after_deadline", _("Liquidation team that stays on")),
        ):
            yield fact_of(register, site, field, label=label, text=number(getattr(site, field)))


def _receiver(register: Register, site: Site) -> Iterable[Fact]:
    receiver = site.receiver
    for field, label in (
        ("authority", _("Receiving authority")),
        ("signatory_capacity", _("Signs for the host State")),
        ("mission_signatory_capacity", _("Signs for the mission")),
    ):
        yield fact_of(register, receiver, field, label=label, text=getattr(receiver, field))


def fact_of(
    register: Register, record: Record, field: str, *, label: str, text: str | None
) -> Fact:
    """Return a field as a fact: a dash, without evidence, when it is not known."""
    if text is None:
        return Fact(label, UNKNOWN)
    return Fact(label, text, origin_of(register, record, field))


def _runway(site: Site) -> str | None:
    if site.runway_m is None:
        return None
    metres = _("%(count)s m") % {"count": number(site.runway_m)}
    return f"{metres}, {named(SURFACES, site.runway_surface)}" if site.runway_surface else metres


def _count(count: int | None) -> str | None:
    return None if count is None else number(count)


def _date(site: Site) -> str | None:
    return None if site.planned_closing is None else day(site.planned_closing)
