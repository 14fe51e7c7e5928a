"""Acts on what cannot leave: listed, authorised, destroyed or spared, and its loss notified."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PartId, PersonRef, SiteId, Words
from drawdown.handover.file import Origin
from drawdown.leaving.acts.state import Leaving, leaving
from drawdown.leaving.decide import (
    Destroyed,
    may_authorise,
    may_destroy,
    may_list,
    may_notify,
    may_spare,
)
from drawdown.leaving.file import Authority, Item, Owner
from drawdown.ledger.act import Act

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([-._/][A-Za-z0-9]+)*$", max_length=60)]
Ids = Annotated[tuple[Id, ...], Field(min_length=1)]


class DestructionListed(Frozen):
    """A thing that cannot leave: whose it is, why it stays, how it would be destroyed."""

    site: SiteId
    part: PartId | None = None
    item: Id
    """The serial of a contingent's equipment, or the number of an asset."""
    owner: Owner
    contributor: Words | None = None
    what: Words
    quantity: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    value: Annotated[int, Field(ge=0)] | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    reason: Words
    method: Words
    on: date
    origin: Origin = Origin.ORIGINAL

    def to_item(self, by: str) -> Item:
        """Return the line of the list."""
        return Item(
            id=self.item,
            owner=self.owner,
            contributor=self.contributor or "",
            what=self.what,
            quantity=self.quantity,
            value=self.value,
            currency=self.currency,
            reason=self.reason,
            method=self.method,
            listed_by=by,
            listed_on=self.on,
            origin=self.origin,
        )


def decide_listed(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse without an order, twice, and without its owner."""
    item = DESTRUCTION_LISTED.body_of(act).to_item(act.actor.person)
    return tuple(may_list(state.rules, state.file, item))


class DestructionAuthorised(Frozen):
    """Things on the list may be destroyed: the signed list, and the check that it is safe."""

    site: SiteId
    part: PartId | None = None
    items: Ids
    on: date
    document: Hash
    """The signed list."""
    safety_check: Hash
    owner_notice: Hash | None = None
    """The notice to the contributor; contingent-owned things need one."""

    def to_authority(self, by: str) -> Authority:
        """Return the authority it gives."""
        return Authority(by, self.on, self.document, self.safety_check, self.owner_notice)


def decide_authorised(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse what is not listed, somebody else's decision, and an owner who was not told."""
    body = DESTRUCTION_AUTHORISED.body_of(act)
    authority = body.to_authority(act.actor.person)
    capacity = act.actor.capacity
    return tuple(may_authorise(state.rules, state.file, body.items, authority, capacity=capacity))


class ItemDestroyed(Frozen):
    """A thing was destroyed: who saw it, and the photographs of it."""

    site: SiteId
    part: PartId | None = None
    item: Id
    on: date
    witnesses: tuple[PersonRef, ...]
    photos: tuple[Hash, ...]


def decide_destroyed(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse what nobody authorised, with too few witnesses, and without a photograph."""
    body = ITEM_DESTROYED.body_of(act)
    done = Destroyed(body.item, body.on, body.witnesses, body.photos, act.actor.person)
    return tuple(may_destroy(state.rules, state.file, done, state.photographs))


class SparedFate(StrEnum):
    """What became of a thing that was not destroyed."""

    CARRIED = "carried"
    LEFT = "left"


class ItemSpared(Frozen):
    """A listed thing was not destroyed: it is carried after all, or left."""

    site: SiteId
    part: PartId | None = None
    item: Id
    on: date
    fate: SparedFate
    reason: Words


def decide_spared(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse what has its fate already."""
    return tuple(may_spare(state.rules, state.file, ITEM_SPARED.body_of(act).item))


class LossNotified(Frozen):
    """The owner of what was destroyed or left is told, and a write-off case opened."""

    site: SiteId
    part: PartId | None = None
    items: Ids
    on: date
    case: Id
    document: Hash


def decide_notified(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse what is not lost, and a second notice."""
    return tuple(may_notify(state.file, LOSS_NOTIFIED.body_of(act).items))


DESTRUCTION_LISTED = leaving("destruction.listed", DestructionListed, decide_listed)
DESTRUCTION_AUTHORISED = leaving("destruction.authorised", DestructionAuthorised, decide_authorised)
ITEM_DESTROYED = leaving("item.destroyed", ItemDestroyed, decide_destroyed)
ITEM_SPARED = leaving("item.spared", ItemSpared, decide_spared)
LOSS_NOTIFIED = leaving("loss.notified", LossNotified, decide_notified)
