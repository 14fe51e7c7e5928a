"""Acts on open items: opened, assigned, revised, settled, transferred, accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PersonRef, SiteId, Words
from drawdown.ledger.act import Act
from drawdown.liquidation import faults
from drawdown.liquidation.acts.state import (
    Currency,
    ItemId,
    Liquidating,
    Minor,
    Office,
    liquidation_kind,
)
from drawdown.liquidation.close_out import close_outs, lacking
from drawdown.liquidation.file import Entry
from drawdown.liquidation.item import Amount, OpenItem
from drawdown.liquidation.kinds import item_kinds


class ItemOpened(Frozen):
    """Something is still to be settled after the withdrawal."""

    item: ItemId
    kind: Office
    title: Words
    site: SiteId | None = None
    on: date
    due: date
    rule: Words
    owner: Office
    successor: Words
    amount: Minor | None = None
    currency: Currency | None = None
    rate_on: date | None = None
    document: Hash

    def to_item(self) -> OpenItem:
        """Return the item it opens."""
        amount = None
        if self.amount is not None and self.currency and self.rate_on:
            amount = Amount(self.amount, self.currency, self.rate_on)
        return OpenItem(
            id=self.item,
            kind=self.kind,
            title=self.title,
            site=self.site or "",
            opened=self.on,
            due=self.due,
            rule=self.rule,
            amount=amount,
            evidence=(self.document,),
            owner=self.owner,
            successor=self.successor,
        )


def decide_opened(state: Liquidating, act: Act) -> tuple[Finding, ...]:
    """Refuse an id that is there, a kind nobody knows, money without currency and rate date."""
    return tuple(_against_opening(state, ITEM_OPENED.body_of(act)))


def _against_opening(state: Liquidating, body: ItemOpened) -> Iterator[Finding]:
    place = Place(f"open_item:{body.item}")
    if body.item in state.file.entries or body.item in state.drawn:
        yield faults.ITEM_TWICE.at(place, item=body.item)
    if body.kind not in item_kinds():
        known = ", ".join(item_kinds())
        yield faults.NO_SUCH_KIND.at(place, kind=body.kind, known=known)
    given = [each is None for each in (body.amount, body.currency, body.rate_on)]
    if any(given) and not all(given):
        yield faults.NO_RATE.at(place)


class ItemAssigned(Frozen):
    """Somebody has the item from now on, by a day."""

    item: ItemId
    on: date
    owner: Office
    person: PersonRef | None = None
    """Who of that office has it; the office answers for it if nobody is named."""
    due: date
    successor: Words | None = None
    document: Hash | None = None


def decide_assigned(state: Liquidating, act: Act) -> tuple[Finding, ...]:
    """Refuse for an item that is not open."""
    return tuple(_open(state, ITEM_ASSIGNED.body_of(act).item))


class ItemRevised(Frozen):
    """What is open of the item is another amount than was thought."""

    item: ItemId
    on: date
    amount: Minor
    currency: Currency
    rate_on: date
    reason: Words
    document: Hash


def decide_revised(state: Liquidating, act: Act) -> tuple[Finding, ...]:
    """Refuse for a drawn item, whose own part has its amount, and in another currency."""
    body = ITEM_REVISED.body_of(act)
    found = (*_entered(state, body.item), *_after_the_end(state, body.item))
    if found:
        return found
    item = state.file.entries[body.item].item
    known = item.amount.currency if item and item.amount else body.currency
    if known != body.currency:
        place = Place(f"open_item:{body.item}", field="currency")
        return (faults.OTHER_CURRENCY.at(place, currency=known, named=body.currency),)
    return ()


class ItemSettled(Frozen):
    """The item is settled: paid or received in full, or the reason it is not."""

    item: ItemId
    on: date
    paid: Minor | None = None
    """In the currency of the item; left out for one without money."""
    reason: Words | None = None
    checked: Annotated[tuple[Office, ...], Field(max_length=40)] = ()
    """The steps of its close-out that were done, where its kind has a list of them."""
    document: Hash


def decide_settled(state: Liquidating, act: Act) -> tuple[Finding, ...]:
    """Refuse for a drawn item, for a sum that is not said, and before each step is done."""
    body = ITEM_SETTLED.body_of(act)
    found = tuple(_entered(state, body.item)) or tuple(_not_closed_out(state, body))
    if found:
        return found
    place, entry = Place(f"open_item:{body.item}", field="paid"), state.file.entries[body.item]
    if _has_money(entry):
        if body.paid is None or (body.paid != entry.remaining and not body.reason):
            paid = "nothing" if body.paid is None else body.paid
            return (faults.SUM_UNSAID.at(place, paid=paid, open=entry.remaining),)
    elif body.paid is not None:
        return (faults.NO_AMOUNT.at(place),)
    return ()


def _not_closed_out(state: Liquidating, body: ItemSettled) -> Iterator[Finding]:
    """Yield the steps of the close-out that are not done; a bank account has some [S33b]."""
    place, item = Place(f"open_item:{body.item}", field="checked"), state.file.entries[body.item]
    kind = item.item.kind if item.item else ""
    known = [step.step for step in close_outs().get(kind, ())]
    for other in (step for step in body.checked if step not in known):
        yield faults.NO_SUCH_STEP.at(place, step=other)
    if missing := lacking(kind, body.checked):
        yield faults.NOT_CLOSED_OUT.at(place, steps="; ".join(step.name for step in missing))


class ItemTransferred(Frozen):
    """The item is offered to a named service centre, which has to accept it."""

    item: ItemId
    on: date
    to: Words
    reason: Words | None = None
    """Why it goes to another than the one who accepted it."""
    document: Hash


def decide_transferred(state: Liquidating, act: Act) -> tuple[Finding, ...]:
    """Refuse for an item that is not open, and to take one from its successor without a reason."""
    body = ITEM_TRANSFERRED.body_of(act)
    found = (*_open(state, body.item), *_after_the_end(state, body.item))
    care = state.file.entries.get(body.item, Entry()).care
    if not found and care.accepted_on is not None and body.to == care.accepted_by:
        return (_accepted_already(body.item, care.accepted_on),)
    if not found and care.accepted_on is not None and not body.reason:
        return (faults.NO_REASON_TO_MOVE.at(Place(f"open_item:{body.item}"), by=care.accepted_by),)
    return found


class ItemAccepted(Frozen):
    """The service centre accepts the item, with the day on which it will look at it again."""

    item: ItemId
    on: date
    by: Words
    """The office that answers for it from then on; never a person's name."""
    clock: date
    document: Hash


def decide_accepted(state: Liquidating, act: Act) -> tuple[Finding, ...]:
    """Refuse what nobody offered, and an acceptance by somebody it was not offered to."""
    body = ITEM_ACCEPTED.body_of(act)
    found = (*_open(state, body.item), *_after_the_end(state, body.item))
    if found:
        return found
    place, entry = Place(f"open_item:{body.item}"), state.file.entries.get(body.item, Entry())
    if entry.care.accepted_on is not None and entry.care.offered_to == entry.care.accepted_by:
        return (_accepted_already(body.item, entry.care.accepted_on),)
    if entry.care.offered_on is None:
        return (faults.NOT_OFFERED.at(place),)
    if entry.care.offered_to != body.by:
        return (faults.OTHER_SUCCESSOR.at(place, to=entry.care.offered_to, named=body.by),)
    return ()


def _has_money(entry: Entry) -> bool:
    return bool(entry.changes)


def _open(state: Liquidating, item: str) -> Iterator[Finding]:
    place = Place(f"open_item:{item}")
    entry = state.file.entries.get(item)
    if item in state.drawn:
        return
    if entry is None or entry.item is None:
        known = [*state.drawn, *state.file.entries]
        yield faults.NO_SUCH_ITEM.at(place, item=item, nearest=suggestion(item, known))
    elif entry.care.settled_on is not None:
        yield faults.SETTLED_ALREADY.at(place, day=entry.care.settled_on)


def _entered(state: Liquidating, item: str) -> Iterator[Finding]:
    if item in state.drawn:
        yield faults.DRAWN.at(Place(f"open_item:{item}"), item=item)
    else:
        yield from _open(state, item)


def _after_the_end(state: Liquidating, item: str) -> Iterator[Finding]:
    """After the end of the liquidation only what a successor has accepted goes on."""
    entry = state.file.entries.get(item, Entry())
    if state.file.closed_on is not None and not entry.care.residual:
        yield faults.CLOSED.at(Place(f"open_item:{item}"), day=state.file.closed_on)


def _accepted_already(item: str, day: date) -> Finding:
    return faults.ACCEPTED_ALREADY.at(Place(f"open_item:{item}"), day=day)


ITEM_OPENED = liquidation_kind("open_item.opened", ItemOpened, decide_opened)
ITEM_ASSIGNED = liquidation_kind("open_item.assigned", ItemAssigned, decide_assigned)
ITEM_REVISED = liquidation_kind("open_item.revised", ItemRevised, decide_revised, outlasts=True)
ITEM_SETTLED = liquidation_kind("open_item.settled", ItemSettled, decide_settled, outlasts=True)
ITEM_TRANSFERRED = liquidation_kind(
    "open_item.transferred", ItemTransferred, decide_transferred, outlasts=True
)
ITEM_ACCEPTED = liquidation_kind("open_item.accepted", ItemAccepted, decide_accepted, outlasts=True)
ITEM_KINDS = (
    ITEM_OPENED,
    ITEM_ASSIGNED,
    ITEM_REVISED,
    ITEM_SETTLED,
    ITEM_TRANSFERRED,
    ITEM_ACCEPTED,
)
