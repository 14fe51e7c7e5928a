"""Sites: what they are, where they stand, who receives them, who is there and what must leave."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Record
from drawdown.core.quantity import Count, Days, Hectares, Price, Share, Tonnes
from drawdown.register.mission import Id
from drawdown.rules.pack import SiteType

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Outcome(StrEnum):
    """What the mission means to do with a site by the deadline."""

    CLOSE = "close"
    CONVERT = "convert_to_liquidation_site"


class Unit(Record):
    """A contingent or formed unit hosted by a site."""

    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    unit: str
    strength: Count | None = None


class Receiver(Record):
    """Who takes the site over: an authority, and in which capacity both sides sign."""

    authority: str | None = None
    signatory_capacity: str | None = None
    mission_signatory_capacity: str | None = None


class Annex(Record):
    """A part of a site with its own land, which can be handed over before the rest."""

    id: Id
    name: str


class Site(Record):
    """A place that must be closed, or converted, by the deadline."""

    id: Id
    name: str
    aliases: tuple[Id, ...] = ()
    type: SiteType
    outcome: Outcome
    region: str | None = None
    cercle: str | None = None
    pcode_adm1: str | None = None
    pcode_adm2: str | None = None
    lat: Latitude
    lon: Longitude
    area_ha: Hectares | None = None
    opened: str | None = None
    phase: Id | None = None
    planned_closing: date | None = None
    """The date the mission itself had announced, where one is known."""
    land_owner: str | None = None
    moves_to: Id | None = None
    """The hub that people and cargo go to first; none for the last hub before the ports."""
    guard_after_deadline: Count = 0
    team_after_deadline: Count = 0
    """People of a liquidation site who stay on: guard unit and liquidation team."""
    runway_m: Count | None = None
    runway_surface: str | None = None
    annexes: tuple[Annex, ...] = ()
    units: tuple[Unit, ...] = ()
    receiver: Receiver = Field(default_factory=Receiver)


class Category(StrEnum):
    """The buckets in which the UN reports people."""

    TROOPS = "troops"
    STAFF_OFFICERS = "staff_officers"
    INDIVIDUAL_POLICE = "individual_police"
    FORMED_POLICE = "formed_police"
    INTERNATIONAL_STAFF = "international_staff"
    UNV = "unv"
    NATIONAL_STAFF = "national_staff"


UNIFORMED = frozenset(
    {Category.TROOPS, Category.STAFF_OFFICERS, Category.INDIVIDUAL_POLICE, Category.FORMED_POLICE}
)


class People(Record):
    """Heads of one category at one site on the first day of the plan."""

    site: Id
    category: Category
    count: Count


class Owner(StrEnum):
    """Contingent-owned or UN-owned equipment."""

    COE = "coe"
    UNOE = "unoe"


class CargoKind(StrEnum):
    """Twenty-foot containers (one TEU each) or vehicles."""

    CONTAINER = "container"
    VEHICLE = "vehicle"


class Cargo(Record):
    """Containers or vehicles of one owner at one site on the first day of the plan."""

    site: Id
    owner: Owner
    kind: CargoKind
    count: Count
    tonnes: Tonnes | None = None


class Way(StrEnum):
    """What becomes of equipment; the first two leave the site, the others end on it."""

    REPATRIATE = "repatriate"
    REDEPLOY = "redeploy"
    SELL = "sell_or_transfer"
    GIVE = "give_in_place"
    DESTROY = "destroy"


LEAVING = frozenset({Way.REPATRIATE, Way.REDEPLOY})


def _unsaid(value: object) -> bool:
    return value is None


class Disposition(Record):
    """The share of an owner's containers or vehicles that goes one way; they sum to 1.

    Lines of a site count there instead of those without one. A way whose share is open may take all
    that the other lines leave: a plan chooses one of the open ways.
    """

    owner: Owner
    kind: CargoKind
    way: Way
    share: Share | None = None
    site: Annotated[Id | None, Field(exclude_if=_unsaid)] = None


class Disposal(Record):
    """What it takes to let pieces of an owner go one way: an approval to wait for, and money."""

    owner: Owner
    way: Way
    task: Annotated[str | None, Field(min_length=1, max_length=20)] = None
    """The task of the rule pack that waits for the approval, if one does."""
    approval_days: Days
    container_price: Price
    vehicle_price: Price

    def price(self, kind: CargoKind) -> float:
        """Return the price of one piece."""
        return self.container_price if kind is CargoKind.CONTAINER else self.vehicle_price


class Rotation(Record):
    """People whose flight home was fixed before the plan began; they take no planned seat."""

    site: Id
    people: Count
    departs: date
