"""A person with a token, and the ledger of the small mission open for what they send."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from drawdown.ledger.act import Actor, PersonId
from drawdown.web.people.login.tokens import PREFIX, hash_of
from drawdown.web.people.models import Token, TokenScope
from drawdown.web.records.actions.open_ledger import open_ledger
from tests.web.people.persons import account_of, enrolled, in_office
from tests.web.records.conftest import AT

PERSON = "p-0001"
CHIEF = Actor(person=PersonId(PERSON), capacity="drawdown_cell_chief", delegation=None)


def bearer(person: str) -> dict[str, str]:
    """Return the header that a token of a person stands in; `token` issues it."""
    return {"Authorization": f"Bearer {PREFIX}{person:x<43}"}


def token(person: str, scope: TokenScope = TokenScope.SUBMIT) -> str:
    """Issue a token and return it."""
    secret = f"{PREFIX}{person:x<43}"
    now = timezone.now()
    Token.objects.create(
        secret=hash_of(secret),
        person=person,
        label="a test",
        scope=scope,
        created_at=now,
        expires_at=now + timedelta(days=1),
    )
    return secret


@pytest.fixture
def chief(installation: Callable[[], None], db: None) -> Client:
    """Return a client that speaks for the chief of the drawdown cell, with a token."""
    installation()
    open_ledger("small", origin="test.example/small", at=AT)
    enrolled(PERSON)
    in_office(PERSON, "drawdown_cell_chief")
    account_of(PERSON)
    token(PERSON)
    return Client(headers=bearer(PERSON))
