"""The example mission, whose closure is told in acts."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest

from drawdown.core.findings import Finding
from drawdown.demo.closing_story import Teller
from drawdown.ledger.act import Actor, PersonId
from drawdown.web.closing.actions.tell_story import Telling, tell_story
from drawdown.web.closing.queries import rules
from drawdown.web.records.permission import Request
from tests.web.worlds import load_minusma, of_the_example, told_once

BEFORE = datetime(2023, 7, 1, 8, 0, tzinfo=UTC)
SEVARE = date(2023, 12, 8)


def anybody(request: Request) -> Iterable[Finding]:
    """Permit everything: these tests ask what acts lead to, not who may send them."""
    return ()


def cast(role: str, site: str) -> Actor:
    person = f"p-{uuid.uuid5(uuid.NAMESPACE_URL, role).hex[:8]}"
    return Actor(person=PersonId(person), capacity=role, delegation=None)


TELLING = Telling(cast=cast, permission=anybody)


def tell_up_to(day: date) -> Teller:
    """Load MINUSMA, tell its story up to a day, and return who tells it."""

    def tell() -> None:
        load_minusma(BEFORE)
        tell_story(Teller(rules(), *of_the_example()).story(day), TELLING)

    told_once(f"minusma up to {day}", tell)
    return Teller(rules(), *of_the_example())


@pytest.fixture
def minusma(db: None) -> Teller:
    """Load MINUSMA of 1 July 2023, and return who tells how its sites closed."""
    load_minusma(BEFORE)
    return Teller(rules(), *of_the_example())


@pytest.fixture
def sevare(db: None) -> Teller:
    """Tell the story up to the day of Sévaré."""
    return tell_up_to(SEVARE)
