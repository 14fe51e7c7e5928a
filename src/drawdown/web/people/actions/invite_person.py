"""Invite a person: the act says that a way in was opened, the secret of it is told once."""

from __future__ import annotations

from drawdown.people.acts.invite import KIND, Invited
from drawdown.web.acts import PEOPLE
from drawdown.web.people.login.invitations import invite
from drawdown.web.people.models import Person
from drawdown.web.records.personal import value_of
from drawdown.web.records.sending import About, Sender, send


def invite_person(person: str, *, by: Sender) -> str:
    """Record the invitation and return its secret."""
    body = Invited(person=person)
    send(PEOPLE[KIND.name], body, About(subjects=[f"person:{person}"]), by=by)
    email = value_of(Person.objects.get(id=person).email) or ""
    return invite(person, email, at=by.at)
