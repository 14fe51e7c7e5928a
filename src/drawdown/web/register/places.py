"""What places, legs and aircraft of a register are called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from drawdown.register.model import Register
from drawdown.register.network import HOME, Leg
from drawdown.web.ui.names import AIRCRAFT, named


@dataclass(frozen=True)
class Places:
    """Looks up by id; an id that nothing carries is shown as it is."""

    register: Register

    def name(self, place: str) -> str:
        """Return what a site, a waypoint, a port or home is called, brackets left out."""
        return _("home") if place == HOME else self._names.get(place, place)

    def way(self, origin: str, destination: str) -> str:
        """Return a stretch by its ends: Gao–Anéfis."""
        return f"{self.name(origin)}–{self.name(destination)}"

    def leg_name(self, leg_id: str) -> str:
        """Return a leg by its ends."""
        leg = self.legs.get(leg_id)
        return self.way(leg.origin, leg.destination) if leg else leg_id

    def aircraft_name(self, key: str) -> str:
        """Return `<aircraft>@<base>` in words: Mi-8 (Gao)."""
        kind, _at, base = key.partition("@")
        return f"{named(AIRCRAFT, kind)} ({self.name(base)})" if base else named(AIRCRAFT, kind)

    @cached_property
    def legs(self) -> dict[str, Leg]:
        """Every leg by its id."""
        return {leg.id: leg for leg in self.register.legs}

    @cached_property
    def _names(self) -> dict[str, str]:
        names = {waypoint.id: waypoint.name for waypoint in self.register.waypoints}
        names |= {site.id: site.name for site in self.register.sites}
        return {place: short_name(name) for place, name in names.items()}


def short_name(name: str) -> str:
    """Return a name without its explanation in brackets: "Bamako (headquarters)" is Bamako."""
    return name.partition(" (")[0]
