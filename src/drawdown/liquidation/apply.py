"""What an accepted act makes of the file of the liquidation: pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from drawdown.ledger.act import Act
from drawdown.liquidation.acts.items import (
    ITEM_ACCEPTED,
    ITEM_ASSIGNED,
    ITEM_OPENED,
    ITEM_REVISED,
    ITEM_SETTLED,
    ITEM_TRANSFERRED,
)
from drawdown.liquidation.acts.phase import LIQUIDATION_BEGUN, LIQUIDATION_CLOSED
from drawdown.liquidation.acts.tasks import TASK_DONE
from drawdown.liquidation.file import Begun, Entry, LiquidationFile
from drawdown.liquidation.item import Amount
from drawdown.liquidation.money import Change, Step
from drawdown.liquidation.tracks import key_of


def apply(file: LiquidationFile, act: Act) -> LiquidationFile:
    """Return the file after an act that was decided on it; `ValueError` for another kind."""
    if act.kind == LIQUIDATION_BEGUN.name:
        return replace(file, begun=_begun(act))
    if act.kind == LIQUIDATION_CLOSED.name:
        return replace(file, closed_on=LIQUIDATION_CLOSED.body_of(act).on)
    if act.kind == TASK_DONE.name:
        body = TASK_DONE.body_of(act)
        return replace(file, done={**file.done, key_of(body.task, body.where): body.on})
    if act.kind not in CHANGES:
        raise ValueError(f"{act.kind} says nothing of the liquidation")
    item = str(act.body["item"])
    entry = file.entries.get(item, Entry())
    return replace(file, entries={**file.entries, item: CHANGES[act.kind](entry, act)})


def _begun(act: Act) -> Begun:
    body = LIQUIDATION_BEGUN.body_of(act)
    papers = (body.delegation, body.team, body.guard, body.budget, body.withdrawal)
    guards = {each.site: each.guard for each in body.exceptions if each.guard is not None}
    return Begun(body.on, body.head, {e.site: e.reason for e in body.exceptions}, papers, guards)


def _opened(entry: Entry, act: Act) -> Entry:
    item = ITEM_OPENED.body_of(act).to_item()
    found = replace(entry, item=item)
    return _changed(found, act, Step.OPENED, item.amount.minor) if item.amount else found


def _assigned(entry: Entry, act: Act) -> Entry:
    body = ITEM_ASSIGNED.body_of(act)
    successor = body.successor or entry.care.successor
    care = replace(
        entry.care,
        owner=body.owner,
        person=body.person or "",
        due=body.due,
        successor=successor,
    )
    return replace(entry, care=care)


def _revised(entry: Entry, act: Act) -> Entry:
    body = ITEM_REVISED.body_of(act)
    assert entry.item is not None  # noqa: S101 -- decided on
    step = Step.REVISED if entry.changes else Step.OPENED
    amount = Amount(body.amount, body.currency, body.rate_on)
    evidence = (*entry.item.evidence, body.document)
    found = replace(entry, item=replace(entry.item, amount=amount, evidence=evidence))
    return _changed(found, act, step, body.amount - entry.remaining)


def _settled(entry: Entry, act: Act) -> Entry:
    body = ITEM_SETTLED.body_of(act)
    papers = (*entry.care.papers, body.document)
    found = replace(entry, care=replace(entry.care, settled_on=body.on, papers=papers))
    if body.paid is not None:
        found = _changed(found, act, Step.PAID, body.paid)
        found = _changed(found, act, Step.DROPPED, found.remaining)
    return found


def _transferred(entry: Entry, act: Act) -> Entry:
    body = ITEM_TRANSFERRED.body_of(act)
    papers = (*entry.care.papers, body.document)
    care = replace(entry.care, offered_to=body.to, offered_on=body.on, papers=papers)
    return replace(entry, care=care)


def _accepted(entry: Entry, act: Act) -> Entry:
    body = ITEM_ACCEPTED.body_of(act)
    care = replace(
        entry.care,
        accepted_by=body.by,
        accepted_on=body.on,
        clock=body.clock,
        papers=(*entry.care.papers, body.document),
    )
    return replace(entry, care=care)


def _changed(entry: Entry, act: Act, step: Step, minor: int) -> Entry:
    if minor == 0 and step is Step.DROPPED:
        return entry
    item = entry.item
    assert item is not None  # noqa: S101 -- decided on
    assert item.amount is not None  # noqa: S101 -- decided on
    change = Change(
        item=item.id,
        step=step,
        minor=minor,
        currency=item.amount.currency,
        on=date.fromisoformat(str(act.body["on"])),
        act=str(act.act),
    )
    return replace(
        entry, changes=(*entry.changes, change), remaining=entry.remaining + change.effect
    )


CHANGES: Mapping[str, Callable[[Entry, Act], Entry]] = {
    ITEM_OPENED.name: _opened,
    ITEM_ASSIGNED.name: _assigned,
    ITEM_REVISED.name: _revised,
    ITEM_SETTLED.name: _settled,
    ITEM_TRANSFERRED.name: _transferred,
    ITEM_ACCEPTED.name: _accepted,
}
