"""The register: all that a plan may know, as one frozen record named by its content."""

from __future__ import annotations

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.provenance import Frozen, Source
from drawdown.register.mission import Mission
from drawdown.register.movement import Costs, Crew, MovementRules
from drawdown.register.network import Aircraft, Exit, Hub, Leg, LegClosure, Port, Waypoint
from drawdown.register.site import Cargo, Disposition, People, Rotation, Site
from drawdown.rules.pack import RulePack

FORMAT = "drawdown-register/1"


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

    def to_bytes(self) -> bytes:
        """Return the canonical bytes of the register."""
        return canonical_bytes(self.model_dump(mode="json"))

    def content_hash(self) -> str:
        """Return the SHA-256 that names this register."""
        return digest(self.to_bytes())
