"""The register: all that a plan may know, as one frozen record named by its content."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.provenance import Frozen, Source
from drawdown.register.mission import Mission
from drawdown.register.movement import Costs, Crew, MovementRules
from drawdown.register.network import Aircraft, Exit, Hub, Leg, LegClosure, Port, Waypoint
from drawdown.register.site import Cargo, Disposal, Disposition, People, Rotation, Site
from drawdown.rules.pack import RulePack

FORMAT = "drawdown-register/1"


def _empty(value: object) -> bool:
    return value == ()


class Register(Frozen):
    """What is there on the day of knowledge. Cross-references are checked by `register.checks`."""

    format: str = FORMAT
    mission: Mission
    pack: RulePack
    sources: tuple[Source, ...] = ()
    sites: tuple[Site, ...]
    people: tuple[People, ...] = ()
    rotations: tuple[Rotation, ...] = ()
    cargo: tuple[Cargo, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    disposals: Annotated[tuple[Disposal, ...], Field(exclude_if=_empty)] = ()
    crews: tuple[Crew, ...] = ()
    waypoints: tuple[Waypoint, ...] = ()
    legs: tuple[Leg, ...] = ()
    closures: tuple[LegClosure, ...] = ()
    hubs: tuple[Hub, ...] = ()
    exits: tuple[Exit, ...] = ()
    ports: tuple[Port, ...] = ()
    aircraft: tuple[Aircraft, ...] = ()
    movement: MovementRules
    costs: Costs

    def site(self, name: str) -> Site:
        """Return a site by id or alias; raises `KeyError` when there is none."""
        for site in self.sites:
            if name == site.id or name in site.aliases:
                return site
        raise KeyError(name)

    def ways_of(self, lot: Cargo) -> tuple[Disposition, ...]:
        """Return what becomes of a lot: the lines of its site, or those without a site."""
        rows = [d for d in self.dispositions if (d.owner, d.kind) == (lot.owner, lot.kind)]
        of_site = tuple(row for row in rows if row.site == lot.site)
        return of_site or tuple(row for row in rows if row.site is None)

    def to_bytes(self) -> bytes:
        """Return the canonical bytes of the register."""
        return canonical_bytes(self.model_dump(mode="json"))

    def content_hash(self) -> str:
        """Return the SHA-256 that names this register."""
        return digest(self.to_bytes())
