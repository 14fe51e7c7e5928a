"""Record that a person has left: all they hold ends, and nobody logs in as them."""

from __future__ import annotations

from drawdown.people.acts.leave import KIND, Left
from drawdown.web.acts import PEOPLE
from drawdown.web.people.login.forgetting import forget
from drawdown.web.records.sending import About, Sender, send


def record_leaving(person: str, *, by: Sender) -> None:
    """Record it, and remove what the person logged in with."""
    send(PEOPLE[KIND.name], Left(person=person), About(subjects=[f"person:{person}"]), by=by)
    forget(person)
