"""The written table: the roles of a closing mission, what each may do and what each is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Record

RoleId = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
KindName = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$", max_length=60)]

ADMINISTRATOR = "administrator"
"""The one role that the software itself names: a mission never loses its last."""


class Side(StrEnum):
    """On whose behalf a role acts."""

    MISSION = "mission"
    CONTINGENT = "contingent"
    HOST = "host"
    HEADQUARTERS = "headquarters"
    OVERSIGHT = "oversight"
    PARTNER = "partner"


class Bound(StrEnum):
    """What a role is held for: a holding must name it."""

    MISSION = "mission"
    """The whole mission, or the sites that the holding names."""
    SITES = "sites"
    SUBJECTS = "subjects"
    """A contingent, a section, a parcel, a project."""


class Sight(StrEnum):
    """A kind of information, as rights of reading part it."""

    OVERVIEW = "overview"
    SCHEDULE = "schedule"
    CONVOYS = "convoys"
    """Times and roads of movements that are still to come."""
    SITE = "site"
    CLOSURE = "closure"
    """How the closing of a site stands: gates, what is owed and by whom, tasks."""
    PEOPLE = "people"
    """Who holds which office and delegation."""
    LEDGER = "ledger"
    REFUSALS = "refusals"
    PROPERTY = "property"
    CASES = "cases"
    ENVIRONMENT = "environment"
    INFRASTRUCTURE = "infrastructure"
    SECURITY = "security"
    CONTINGENT = "contingent"
    PERSONAL = "personal"
    FINANCE = "finance"
    SERIES = "series"
    RELEASED = "released"
    PACK = "pack"
    PARCEL = "parcel"
    PROJECT = "project"
    AGGREGATES = "aggregates"


class Scope(StrEnum):
    """How much of it: all, or what the holding names."""

    ALL = "all"
    OWN = "own"


class Needs(StrEnum):
    """What an act is done under."""

    OFFICE = "office"
    """An office of one's own, or a delegation of it."""
    DELEGATION = "delegation"
    """A delegation alone: it is signed."""


class Role(Record):
    """A capacity that somebody can hold."""

    id: RoleId
    name: str
    name_fr: str
    side: Side
    bound: Bound
    signs: bool
    """Signs papers of the closure, so logs in with a second factor."""


class Right(Record):
    """A role may do acts of a kind, within the bounds of what is held."""

    kind: KindName
    role: RoleId
    needs: Needs
    own_work: bool
    """Also on what one has prepared, or on oneself."""
    amounts: bool = False
    """Moves money, so the limit of a delegation counts."""


class MovesMoney(Record):
    """A kind of act for which the amount of a delegation is a limit."""

    kind: KindName


class Shown(Record):
    """A role is shown a kind of information."""

    role: RoleId
    sight: Sight
    scope: Scope


@dataclass(frozen=True)
class Rights:
    """The whole table."""

    roles: tuple[Role, ...]
    rights: tuple[Right, ...]
    shown: tuple[Shown, ...]

    @cached_property
    def role_ids(self) -> tuple[str, ...]:
        """The roles by id, in the order of the table."""
        return tuple(role.id for role in self.roles)

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {role.id: role for role in self.roles}

    @cached_property
    def _rights(self) -> dict[tuple[str, str], Right]:
        return {(right.role, right.kind): right for right in self.rights}

    @cached_property
    def _shown(self) -> dict[tuple[str, Sight], Scope]:
        return {(row.role, row.sight): row.scope for row in self.shown}

    def role(self, role: str) -> Role | None:
        """Return a role by id."""
        return self._roles.get(role)

    def right(self, role: str, kind: str) -> Right | None:
        """Return the line that lets a role do acts of a kind."""
        return self._rights.get((role, kind))

    def scope(self, role: str, sight: Sight) -> Scope | None:
        """Return how much of some information a role is shown."""
        return self._shown.get((role, sight))

    def roles_that_may(self, kind: str) -> Iterator[Role]:
        """Yield the roles that may do acts of a kind."""
        return (role for role in self.roles if self.right(role.id, kind) is not None)

    def kinds_of(self, role: str) -> frozenset[str]:
        """Return the kinds of act that a role may do."""
        return frozenset(right.kind for right in self.rights if right.role == role)
