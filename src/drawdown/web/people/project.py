"""Writes the rows of people from accepted acts; nothing else does."""

from __future__ import annotations

from drawdown.ledger.act import Act
from drawdown.people.acts import enrol, give_capacity, give_delegation
from drawdown.people.acts.correct import Corrected
from drawdown.people.acts.end import Ended
from drawdown.people.acts.erase import Erased
from drawdown.people.acts.erase_values import ValuesErased
from drawdown.people.acts.invite import Invited
from drawdown.people.acts.leave import Left
from drawdown.people.holding import Delegation, Office
from drawdown.web.people.models import Holding, Person
from drawdown.web.records.personal import erase, erase_these


def person_enrolled(act: Act, _: int) -> None:
    """Write a person; one who had left is back, without what they held before."""
    known = enrol.person(act)
    Person.objects.update_or_create(
        id=known.id,
        defaults={
            "name": known.name,
            "email": known.email or "",
            "enrolled_at": act.recorded,
            "left_at": None,
            "erased_at": None,
        },
    )


def person_corrected(act: Act, _: int) -> None:
    """Write another name or address."""
    body = Corrected.of(act.body)
    changed = {}
    if body.name is not None:
        changed["name"] = body.name.personal
    if body.email is not None:
        changed["email"] = body.email.personal
    Person.objects.filter(id=body.person).update(**changed)


def person_left(act: Act, _: int) -> None:
    """Write that a person has left: what they hold ends."""
    body = Left.of(act.body)
    Person.objects.filter(id=body.person).update(left_at=act.recorded)
    _end_everything(act, body.person)


def person_erased(act: Act, index: int) -> None:
    """Remove a person's values, and write that they are gone."""
    body = Erased.of(act.body)
    person = Person.objects.get(id=body.person)
    person.erased_at = act.recorded
    person.left_at = person.left_at or act.recorded
    person.save(update_fields=["erased_at", "left_at"])
    erase(body.person, before=index)
    _end_everything(act, body.person)


def values_erased(act: Act, _: int) -> None:
    """Remove values of people who are not enrolled."""
    erase_these(ValuesErased.of(act.body).values)


def person_invited(act: Act, _: int) -> None:
    """Write when a person was last given a way in."""
    body = Invited.of(act.body)
    Person.objects.filter(id=body.person).update(invited_at=act.recorded)


def capacity_given(act: Act, _: int) -> None:
    """Write an office."""
    office = give_capacity.office(act)
    _write(act, office)


def delegation_given(act: Act, _: int) -> None:
    """Write a delegation."""
    delegation = give_delegation.delegation(act)
    amount = delegation.limits.amount
    kinds = delegation.limits.kinds
    _write(
        act,
        delegation,
        given_by_id=delegation.given_by,
        amount_minor=amount.minor if amount else None,
        amount_currency=amount.currency if amount else "",
        kinds=None if kinds is None else sorted(kinds),
        instrument=delegation.instrument or "",
    )


def holding_ended(act: Act, _: int) -> None:
    """Write that an office or a delegation ended."""
    body = Ended.of(act.body)
    Holding.objects.filter(id=body.holding).update(
        ended_at=act.recorded, ended_by=act.act, ended_why=body.why
    )


def _write(act: Act, held: Office | Delegation, **more: object) -> None:
    bounds = held.bounds
    Holding.objects.create(
        id=held.id,
        person_id=held.person,
        role=held.role,
        sites=None if bounds.sites is None else sorted(bounds.sites),
        subjects=None if bounds.subjects is None else sorted(bounds.subjects),
        since=held.since,
        until=held.until,
        given_at=act.recorded,
        **more,
    )


def _end_everything(act: Act, person: str) -> None:
    Holding.objects.filter(person_id=person, ended_at=None).update(
        ended_at=act.recorded, ended_by=act.act, ended_why="left"
    )
