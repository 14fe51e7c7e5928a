"""Erase names of people who are not enrolled, by the act that holds their digests."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.ledger.acts import bundled
from drawdown.people.acts.erase_values import ValuesErased
from drawdown.web.people.actions.erase_person import bundles
from drawdown.web.records.handler import Handler
from drawdown.web.records.models import Entry
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


@dataclass(frozen=True, slots=True)
class ErasedValues:
    """What was removed, and the bundles that were handed out with it before."""

    receipt: Receipt
    values: int
    bundles: tuple[bundled.Bundled, ...]


def erase_values(body: ValuesErased, handler: Handler[object], *, by: Sender) -> ErasedValues:
    """Record the erasure and remove the values; raise `Refused` if it may not be."""
    index = Entry.objects.filter(act=body.act).values_list("index", flat=True).first() or 0
    receipt = send(handler, body, About(subjects=[f"act:{body.act}"]), by=by)
    handed = tuple(each for each in bundles() if each.with_values and each.size > index)
    return ErasedValues(receipt, len(body.values), handed)
