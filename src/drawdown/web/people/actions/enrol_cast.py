"""Enrol the cast of the example, once, so that a visitor can look at it as each of them."""

from __future__ import annotations

from datetime import date, datetime

from drawdown.demo.cast import CAST
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from drawdown.web.people.models import Person
from drawdown.web.register.queries import known_sites


def enrol_cast(*, since: date, at: datetime) -> None:
    """Record each person and their office; those of sites that the register lacks stay out."""
    by, there = machine(at), known_sites() or frozenset()
    for part in CAST:
        if not there.issuperset(part.sites) or Person.objects.filter(id=part.person).exists():
            continue
        enrol_person(part.name, "", by=by, person=part.person)
        body = CapacityGiven(
            person=part.person,
            role=part.role,
            sites=part.sites or None,
            subjects=part.subjects or None,
            since=since,
        )
        give_office(body, by=by)
