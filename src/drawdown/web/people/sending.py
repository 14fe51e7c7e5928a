"""Who sends an act that a page asks for: the person in an office that may, or the operator."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from drawdown.ledger.act import Actor, PersonId
from drawdown.people.may import Asked, as_actor
from drawdown.people.reading import shipped_rights
from drawdown.web.people.permission import by_the_table
from drawdown.web.people.who import Who
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.sending import Sender, Stamp

NONE = "none"
"""The capacity of somebody who holds no office: no role has this name."""


def sender(
    who: Who,
    kind: str,
    *,
    sites: Iterable[str] = (),
    subjects: Iterable[str] = (),
    stamp: Stamp | None = None,
) -> Sender:
    """Return the sender of an act of a kind; of several offices that may, the person's own first.

    Where none may, the office comes closest that may do such acts elsewhere, then any that the
    person holds: the door says why not, and records it. Raises `PermissionDenied` for a stranger.
    """
    if who.visitor:
        return Sender(OPERATOR, by_the_operator, who.at, stamp)
    asked = Asked(
        kind=kind,
        mission=who.standing.mission,
        sites=frozenset(sites),
        subjects=frozenset(subjects),
    )
    ways = who.ways(asked)
    if not ways and who.person is not None:
        held = who.standing.held_by(who.person, who.at)
        ways = tuple(as_actor(each) for each in held if shipped_rights().right(each.role, kind))
    if not ways and who.person is not None:
        ways = (_as_they_are(who, who.person),)
    if not ways:
        raise PermissionDenied
    return Sender(ways[0], by_the_table, who.at, stamp)


def _as_they_are(who: Who, person: PersonId) -> Actor:
    """Return a person in an office that may not, or in none."""
    held = who.standing.held_by(person, who.at)
    return as_actor(held[0]) if held else Actor(person=person, capacity=NONE, delegation=None)
