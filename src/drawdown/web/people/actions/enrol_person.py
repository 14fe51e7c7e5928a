"""Enrol a person: their name and address are kept beside the ledger, the act holds digests."""

from __future__ import annotations

import secrets

from drawdown.ledger.act import PersonId
from drawdown.ledger.personal import SALT_BYTES, PersonalValue, conceal
from drawdown.people.acts.enrol import KIND, Enrolled
from drawdown.web.acts import PEOPLE
from drawdown.web.records.sending import About, Sender, send


def enrol_person(name: str, email: str, *, by: Sender, person: str | None = None) -> PersonId:
    """Record a person and return their id; raise what the door raises."""
    person = person or f"p-{secrets.token_hex(4)}"
    named, addressed = concealed(name), concealed(email) if email else None
    body = Enrolled(person=person, name=named.mark, email=addressed.mark if addressed else None)
    values = [value for value in (named, addressed) if value is not None]
    send(PEOPLE[KIND.name], body, About(subjects=[f"person:{person}"]), by=by, values=values)
    return PersonId(person)


def concealed(value: str) -> PersonalValue:
    """Return a value under a salt of its own."""
    return conceal(value, salt=secrets.token_bytes(SALT_BYTES))
