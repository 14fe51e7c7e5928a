"""People whom an act names and nobody enrolled: what is still kept of them, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from drawdown.ledger.act import Submission
from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.body import PERSONAL, personal_digests
from drawdown.people.acts.erase_values import Named, ValuesErased
from drawdown.web.people.models import Person
from drawdown.web.people.presenting import kind_name
from drawdown.web.records.models import Entry
from drawdown.web.records.personal import values_of

NAMING = ("destruction.done",)
"""The kinds of act whose body may name somebody who is not enrolled."""
MOST = 200
PERSON = "person:"


@dataclass(frozen=True, slots=True)
class Outside:
    """An act that names people who are not enrolled, with those whose names are still kept."""

    index: int
    act: str
    kind: str
    recorded: datetime
    subjects: tuple[str, ...]
    people: tuple[tuple[str, str, str], ...]
    """Of each its digest, name and function."""


def outside_people() -> list[Outside]:
    """Return the acts that still hold such names, the latest first, `MOST` at most."""
    found: list[Outside] = []
    rows = Entry.objects.filter(kind__in=NAMING).order_by("-index")
    for row in rows.iterator(chunk_size=MOST):
        known = _known_of(row)
        if known is not None:
            found.append(known)
        if len(found) == MOST:
            break
    return found


def kept_at(index: int) -> ValuesErased | None:
    """Return what erases every name still kept by the act at an index; nothing if none is."""
    row = Entry.objects.filter(index=index).first()
    kept = () if row is None else tuple(_kept(bytes(row.content)))
    return None if row is None or not kept else ValuesErased(act=str(row.act), values=kept)


def named_by(submission: Submission) -> Named:
    """Return what is known of the act whose values an erasure names."""
    body = ValuesErased.of(submission.body)
    row = Entry.objects.filter(act=UUID(body.act)).first()
    if row is None:
        return Named(None)
    digests = frozenset(personal_digests(parse_act(bytes(row.content)).body))
    theirs = Person.objects.filter(Q(name__in=body.values) | Q(email__in=body.values))
    about = row.topics.filter(topic__startswith=PERSON)
    return Named(digests, frozenset(values_of(digests)), about.exists() or theirs.exists())


def _kept(content: bytes) -> list[str]:
    digests = list(personal_digests(parse_act(content).body))
    kept = values_of(digests)
    return [each for each in dict.fromkeys(digests) if each in kept]


def _known_of(row: Entry) -> Outside | None:
    act = parse_act(bytes(row.content))
    kept = values_of(personal_digests(act.body))
    people = tuple(
        (each["name"][PERSONAL], kept[each["name"][PERSONAL]], each["function"])
        for each in _named(act.body)
        if each["name"][PERSONAL] in kept
    )
    if not people:
        return None
    return Outside(row.index, str(row.act), kind_name(act.kind), act.recorded, act.subjects, people)


def _named(body: dict[str, Any]) -> list[dict[str, Any]]:
    return list(body.get("outside", ()))
