"""Reads people and what they hold: rows to pure types."""

from __future__ import annotations

from drawdown.ledger.act import PersonId
from drawdown.people import standing as pure
from drawdown.people.holding import Amount, Bounds, Delegation, Limits, Office
from drawdown.web.people.models import Holding, Person


def standing(mission: str = "") -> pure.Standing:
    """Return who is known and what each holds and held; the mission counts for acts alone."""
    rows = Holding.objects.all()
    return pure.Standing(
        mission=mission,
        persons={row.id: person_of(row) for row in Person.objects.all()},
        offices={str(row.id): office_of(row) for row in rows if row.given_by_id is None},
        delegations={str(row.id): delegation_of(row) for row in rows if row.given_by_id},
    )


def person_of(row: Person) -> pure.Person:
    """Return a person as rights know them."""
    return pure.Person(
        id=PersonId(row.id),
        name=row.name,
        email=row.email or None,
        left=row.left_at,
        erased=row.erased_at is not None,
    )


def office_of(row: Holding) -> Office:
    """Return an office."""
    return Office(
        id=str(row.id),
        person=PersonId(row.person_id),
        role=row.role,
        bounds=_bounds(row),
        since=row.since,
        until=row.until,
        ended=row.ended_at,
    )


def delegation_of(row: Holding) -> Delegation:
    """Return a delegation."""
    amount = None
    if row.amount_minor is not None:
        amount = Amount(row.amount_minor, row.amount_currency)
    return Delegation(
        id=str(row.id),
        person=PersonId(row.person_id),
        role=row.role,
        bounds=_bounds(row),
        since=row.since,
        until=row.until,
        ended=row.ended_at,
        given_by=PersonId(row.given_by_id or ""),
        limits=Limits(amount, _set(row.kinds)),
        instrument=row.instrument or None,
    )


def _bounds(row: Holding) -> Bounds:
    return Bounds(_set(row.sites), _set(row.subjects))


def _set(listed: list[str] | None) -> frozenset[str] | None:
    return None if listed is None else frozenset(listed)
