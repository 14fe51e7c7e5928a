"""Who sits in each office of a site today, by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from drawdown.people.standing import Standing


def holders_of(
    standing: Standing, site: str, names: Mapping[str, str], at: datetime
) -> dict[str, tuple[str, ...]]:
    """Return the names of those who hold each role where a site is concerned, by role."""
    found: dict[str, set[str]] = {}
    for office in standing.offices.values():
        person = standing.persons.get(office.person)
        serves = person is not None and person.serves(at) and office.active(at)
        if serves and (office.bounds.sites is None or site in office.bounds.sites):
            found.setdefault(office.role, set()).add(names.get(office.person, office.person))
    return {role: tuple(sorted(persons)) for role, persons in found.items()}
