"""Persons for tests of the pages: enrolled and given offices by acts, logged in or not."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from drawdown.ledger.act import SYSTEM, Act, ActId, Actor, PersonId
from drawdown.web.people import project
from drawdown.web.people.models import Account
from drawdown.web.records.guard import recording

PASSWORD = "four words are enough"  # noqa: S105
BEGIN = datetime(2023, 7, 1, tzinfo=UTC)
THE_MACHINE = Actor(person=PersonId(SYSTEM), capacity="system", delegation=None)


def act(kind: str, body: dict[str, Any], *, at: datetime = BEGIN) -> Act:
    """Return an act as the ledger would have accepted it."""
    at = at.replace(microsecond=0)
    return Act(
        act=ActId(str(uuid.uuid4())),
        actor=THE_MACHINE,
        kind=kind,
        mission="small",
        claimed=at,
        recorded=at,
        seen=0,
        body=body,
        subjects=(f"person:{body['person']}",),
        sites=tuple(body.get("sites", ())),
    )


def written(projection: Callable[[Act, int], None], given: Act) -> None:
    """Write the rows of an act, as the door would."""
    with recording():
        projection(given, 0)


def enrolled(person: str) -> str:
    """Enrol a person."""
    body = {"person": person, "name": {"personal": "1" * 64}, "email": {"personal": "2" * 64}}
    written(project.person_enrolled, act("person.enrolled", body))
    return person


def in_office(
    person: str,
    role: str,
    *,
    sites: Iterable[str] = (),
    subjects: Iterable[str] = (),
    until: date | None = None,
) -> str:
    """Give a person an office since July 2023; return its id."""
    body: dict[str, Any] = {"person": person, "role": role, "since": "2023-07-01"}
    body |= {"sites": sorted(sites)} if sites else {}
    body |= {"subjects": sorted(subjects)} if subjects else {}
    body |= {"until": until.isoformat()} if until else {}
    given = act("capacity.given", body)
    written(project.capacity_given, given)
    return given.act


def delegated(
    person: str, role: str, *, by: str, days: int = 30, amount: dict[str, str] | None = None
) -> str:
    """Give a person a delegation that begins today; return its id."""
    today = timezone.now().date()
    body: dict[str, Any] = {
        "person": person,
        "role": role,
        "given_by": by,
        "since": today.isoformat(),
        "until": (today + timedelta(days=days)).isoformat(),
    }
    if amount:
        body["limits"] = {"amount": amount}
    given = act("delegation.given", body, at=timezone.now())
    written(project.delegation_given, given)
    return given.act


def ended(person: str, holding: str) -> None:
    """End what a person holds, now."""
    body = {"person": person, "holding": holding, "why": "replaced"}
    written(project.holding_ended, act("capacity.ended", body, at=timezone.now()))


def left(person: str) -> None:
    """Record that a person has left, now."""
    written(project.person_left, act("person.left", {"person": person}, at=timezone.now()))


def account_of(person: str, *, second_factor: bool = True) -> Account:
    """Make an account with the usual password, and an app with codes unless told otherwise."""
    account = Account(person=person, email=f"{person}@mission.example", made_at=timezone.now())
    account.set_password(PASSWORD)
    account.save()
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    if second_factor:
        TOTP.activate(account, generate_totp_secret())
    return account


def logged_in(person: str, *, second_factor: bool = True) -> Client:
    """Return a browser in which a person has logged in."""
    client = Client()
    client.force_login(account_of(person, second_factor=second_factor))
    return client
