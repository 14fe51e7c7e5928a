"""Erase a person: the values go, every proof stands, and what was handed out before is named."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.acts import bundled
from drawdown.people.acts.erase import Erased
from drawdown.web.people.login.forgetting import forget
from drawdown.web.records.handler import Handler
from drawdown.web.records.models import Entry, Evidence, PersonalValue
from drawdown.web.records.personal import digests_about
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """What was removed, and what carries the values and cannot be called back."""

    receipt: Receipt
    values: int
    bundles: tuple[bundled.Bundled, ...]
    """Handed out with values after the person was first named."""
    documents: tuple[Evidence, ...]
    """Documents added about the person, unaltered: what stands in them still does."""


def erase_person(person: str, handler: Handler[object], *, by: Sender) -> ErasedPerson:
    """Record the erasure, remove the values and the account; raise `Refused` if it may not be."""
    size = Entry.objects.count()
    digests = digests_about(person, before=size)
    values = PersonalValue.objects.filter(digest__in=digests).count()
    about = About(subjects=[f"person:{person}"])
    with transaction.atomic():
        receipt = send(handler, Erased(person=person), about, by=by)
        forget(person)
    entries = Entry.objects.filter(topics__topic=f"person:{person}").order_by("index")
    first = entries.values_list("index", flat=True).first() or 0
    return ErasedPerson(
        receipt=receipt,
        values=values,
        bundles=tuple(each for each in bundles() if each.with_values and each.size > first),
        documents=tuple(Evidence.objects.filter(entry__in=entries.values("index"))),
    )


def bundles() -> list[bundled.Bundled]:
    """Return every bundle that was handed out, the earliest first."""
    rows = Entry.objects.filter(kind=bundled.KIND.name).values_list("content", flat=True)
    return [bundled.KIND.body_of(parse_act(bytes(content))) for content in rows]
