"""Who is known to a mission and what each of them holds: the state that rights are judged on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from drawdown.ledger.act import PersonId
from drawdown.people.holding import Delegation, Holding, Office


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody enrolled: an id and digests. The name stands beside the ledger, or is erased."""

    id: PersonId
    name: str
    """The digest of the personal value."""
    email: str | None = None
    left: datetime | None = None
    erased: bool = False

    def serves(self, at: datetime) -> bool:
        """Return whether the person has not left by then."""
        return self.left is None or at < self.left


@dataclass(frozen=True, slots=True)
class Standing:
    """The persons of one mission, their offices and delegations, by id."""

    mission: str
    persons: Mapping[str, Person] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)
    delegations: Mapping[str, Delegation] = field(default_factory=dict)

    def holding(self, held: str) -> Holding | None:
        """Return an office or a delegation by its id."""
        return self.offices.get(held) or self.delegations.get(held)

    def offices_of(self, person: PersonId, at: datetime) -> tuple[Office, ...]:
        """Return the offices that a person holds in their own right at a moment."""
        return tuple(
            office
            for office in self.offices.values()
            if office.person == person and office.active(at)
        )

    def delegations_of(self, person: PersonId, at: datetime) -> tuple[Delegation, ...]:
        """Return the delegations that a person holds at a moment."""
        return tuple(
            each for each in self.delegations.values() if each.person == person and each.active(at)
        )

    def held_by(self, person: PersonId, at: datetime) -> tuple[Holding, ...]:
        """Return everything that a person holds at a moment; nothing once they have left."""
        known = self.persons.get(person)
        if known is None or not known.serves(at):
            return ()
        return (*self.offices_of(person, at), *self.delegations_of(person, at))

    def in_office(self, role: str, at: datetime) -> tuple[PersonId, ...]:
        """Return who holds a role in their own right at a moment and serves."""
        return tuple(
            sorted(
                {
                    office.person
                    for office in self.offices.values()
                    if office.role == role and office in self.held_by(office.person, at)
                }
            )
        )
