"""Drafts of the example, made once, and acts on them as somebody would send them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.progress.telling.words import Language
from drawdown.statements.draft import About, Draft, drafted
from drawdown.statements.fact import Fact
from drawdown.statements.gather import facts
from drawdown.statements.sets import set_facts, set_named
from drawdown.statements.write import write
from tests.statements.conftest import example

NOW = datetime(2023, 12, 8, 12, tzinfo=UTC)
SEVARE = About(site="mopti-sevare")
LEFT = About(subject="departed", reported=date(2023, 9, 27))


def known(about: About) -> tuple[Fact, ...]:
    """Return what the example says of a subject."""
    if about.subject is not None and about.reported is not None:
        figures = set_named(example(), about.subject, about.reported)
        assert figures is not None
        return set_facts(figures)
    assert about.site is not None
    return facts(example(), about.site, about.part)


def draft_of(about: About, language: Language = Language.ENGLISH) -> Draft:
    """Return the draft of a subject, as the writer leaves it."""
    found = known(about)
    told = write(example(), found, language)
    return drafted(told, found, about, as_of=7, register="0" * 64)


def act(
    kind: str,
    body: dict[str, Any],
    *,
    person: str,
    evidence: Sequence[str] = (),
    at: datetime = NOW,
) -> Act:
    """Return an act as the ledger would accept it."""
    return Act(
        act=ActId(str(uuid.uuid4())),
        actor=Actor(person=PersonId(person), capacity="public_information", delegation=None),
        kind=kind,
        mission="minusma",
        claimed=at,
        recorded=at,
        seen=0,
        body=body,
        evidence=tuple(sorted(evidence)),
    )
