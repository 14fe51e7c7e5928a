"""The example mission, whose closure is told in acts."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest

from drawdown.core.findings import Finding
from drawdown.demo.closing_story import Teller
from drawdown.examples import minusma_folder
from drawdown.ledger.act import Actor, PersonId
from drawdown.register.folder import load_folder
from drawdown.web.closing.actions.tell_story import Telling, tell_story
from drawdown.web.closing.queries import rules
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.permission import Request
from drawdown.web.records.sending import Sender
from drawdown.web.register.actions.load_register import load_register

BEFORE = datetime(2023, 7, 1, 8, 0, tzinfo=UTC)
SEVARE = date(2023, 12, 8)


def anybody(request: Request) -> Iterable[Finding]:
    """Permit everything: these tests ask what acts lead to, not who may send them."""
    return ()


def cast(role: str, site: str) -> Actor:
    person = f"p-{uuid.uuid5(uuid.NAMESPACE_URL, role).hex[:8]}"
    return Actor(person=PersonId(person), capacity=role, delegation=None)


TELLING = Telling(cast=cast, permission=anybody)


@pytest.fixture
def minusma(db: None) -> Teller:
    """Load MINUSMA of 1 July 2023, and return who tells how its sites closed."""
    loaded = load_folder(minusma_folder())
    assert loaded.register is not None
    assert loaded.history is not None
    open_ledger("minusma", origin="test.example/minusma", at=BEFORE)
    by = Sender(OPERATOR, by_the_operator, BEFORE)
    load_register(loaded.register, loaded.history, origin="the tests", by=by)
    return Teller(rules(), loaded.register, loaded.history)


@pytest.fixture
def sevare(minusma: Teller) -> Teller:
    """Tell the story up to the day of Sévaré."""
    tell_story(minusma.story(SEVARE), TELLING)
    return minusma
