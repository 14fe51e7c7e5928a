"""Correct a person's name or address; an account follows the address."""

from __future__ import annotations

from drawdown.people.acts.correct import KIND, Corrected
from drawdown.web.acts import PEOPLE
from drawdown.web.people.actions.enrol_person import concealed
from drawdown.web.people.login.accounts import address_changed
from drawdown.web.records.sending import About, Sender, send


def correct_person(person: str, *, name: str, email: str, by: Sender) -> None:
    """Record what is given; what is empty stays as it was."""
    named = concealed(name) if name else None
    addressed = concealed(email) if email else None
    body = Corrected(
        person=person,
        name=named.mark if named else None,
        email=addressed.mark if addressed else None,
    )
    values = [value for value in (named, addressed) if value is not None]
    send(PEOPLE[KIND.name], body, About(subjects=[f"person:{person}"]), by=by, values=values)
    if email:
        address_changed(person, email)
