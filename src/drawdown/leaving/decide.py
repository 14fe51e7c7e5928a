"""What an act of a hasty exit is refused for: one function for each thing one can do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.handover.faults import NOT_THE_AUTHORITY, SITE_SEALED
from drawdown.handover.file import SiteFile
from drawdown.handover.gates import SEALED
from drawdown.leaving import faults
from drawdown.leaving.file import LOST, OPEN, Authority, ExitFile, Item, Order, Owner
from drawdown.rules.closing import ClosingRules, ExitRule

ORDER, LIST = "exit_decision", "destruction_list"
"""The pieces of evidence whose owner decides on an exit, and on what is destroyed."""
BODIES = ("headquarters", "contributors", "host")


@dataclass(frozen=True, slots=True)
class Destroyed:
    """A destruction as somebody wants to record it."""

    item: str
    on: date
    witnesses: tuple[str, ...]
    photos: tuple[str, ...]
    by: str


def may_order(
    rules: ClosingRules, file: ExitFile, site: SiteFile, order: Order, *, capacity: str
) -> Iterator[Finding]:
    """One exit at a time, by the authority, of a site that is still there."""
    place = Place(file.subject, field="exit")
    yield from _by_the_owner(rules, place, ORDER, capacity)
    if site.state == SEALED:
        yield SITE_SEALED.at(place)
    if file.departure is not None:
        yield faults.LEFT_ALREADY.at(place, day=file.departure.on)
    elif file.order is not None:
        yield faults.ORDERED_ALREADY.at(place, day=file.order.on)
    if order.departs.date() < order.on:
        yield faults.DEPARTS_BEFORE.at(place, day=order.on)
    hours = int((order.departs - datetime.combine(order.on, time(), UTC)).total_seconds()) // 3600
    if hours > rules.exit.hours + 24:
        yield faults.NOT_IN_HASTE.at(place, hours=hours, most=rules.exit.hours)
    if missing := [body for body in BODIES if body not in order.notified]:
        yield faults.NOT_NOTIFIED.at(place, missing=", ".join(missing))


def may_call_off(rules: ClosingRules, file: ExitFile, *, capacity: str) -> Iterator[Finding]:
    """Only an exit under way is called off, by the authority that ordered it."""
    yield from _by_the_owner(rules, Place(file.subject, field="exit"), ORDER, capacity)
    yield from under_way(rules, file)


def under_way(rules: ClosingRules, file: ExitFile) -> Iterator[Finding]:
    """An exit is ordered and the site not left: without an order the ordinary gates apply."""
    place = Place(file.subject, field="exit")
    if file.order is None:
        yield faults.NOT_ORDERED.at(place, authority=rules.wording[ORDER][1])
    elif file.departure is not None:
        yield faults.LEFT_ALREADY.at(place, day=file.departure.on)


def may_list(rules: ClosingRules, file: ExitFile, item: Item) -> Iterator[Finding]:
    """A thing is listed once, under an order, with its owner."""
    yield from under_way(rules, file)
    place = Place(file.subject, field=item.id)
    if item.id in file.items:
        yield faults.ITEM_TWICE.at(place, item=item.id)
    if item.owner is Owner.COE and not item.contributor:
        yield faults.OWNER_UNKNOWN.at(place)


def may_authorise(
    rules: ClosingRules,
    file: ExitFile,
    items: tuple[str, ...],
    authority: Authority,
    *,
    capacity: str,
) -> Iterator[Finding]:
    """Listed things are authorised before they are destroyed; a contributor is told of its own."""
    place = Place(file.subject, field=LIST)
    yield from _by_the_owner(rules, place, LIST, capacity)
    yield from under_way(rules, file)
    known = [file.items[name] for name in items if name in file.items]
    yield from _all_listed(file, items)
    for item in known:
        if item.authority is not None:
            day = item.authority.on
            yield faults.AUTHORISED_ALREADY.at(place, item=item.id, day=day)
        elif item.fate not in OPEN:
            yield _fate_known(file, item)
    theirs = [item.id for item in known if item.owner is Owner.COE]
    if theirs and authority.owner_notice is None:
        yield faults.OWNER_NOT_TOLD.at(place, items=" ".join(theirs))


def may_destroy(
    rules: ClosingRules, file: ExitFile, done: Destroyed, photographs: Collection[str]
) -> Iterator[Finding]:
    """Only what was authorised, after that day, seen by others and photographed."""
    yield from under_way(rules, file)
    item = file.items.get(done.item)
    if item is None:
        yield from _all_listed(file, (done.item,))
        return
    place = Place(file.subject, field=item.id)
    if item.fate not in OPEN:
        yield _fate_known(file, item)
    elif item.authority is None:
        yield faults.NOT_AUTHORISED.at(place, item=item.id, authority=rules.wording[LIST][1])
    elif done.on < item.authority.on:
        yield faults.BEFORE_AUTHORITY.at(place, day=done.on, authorised=item.authority.on)
    yield from _seen(rules.exit, place, item, done)
    yield from _photographed(rules.exit, place, done.photos, photographs)


def may_spare(rules: ClosingRules, file: ExitFile, name: str) -> Iterator[Finding]:
    """A listed thing that was not destroyed is carried or left, once."""
    yield from under_way(rules, file)
    yield from _all_listed(file, (name,))
    item = file.items.get(name)
    if item is not None and item.fate not in OPEN:
        yield _fate_known(file, item)


def may_leave(rules: ClosingRules, file: ExitFile) -> Iterator[Finding]:
    """The departure is recorded when the fate of everything on the list is."""
    yield from under_way(rules, file)
    if waiting := file.of_fate(*OPEN):
        place = Place(file.subject, field=LIST)
        yield faults.ITEMS_OPEN.at(place, items=" ".join(item.id for item in waiting))


def may_notify(file: ExitFile, items: tuple[str, ...]) -> Iterator[Finding]:
    """An owner is told once of each loss."""
    yield from _all_listed(file, items)
    for name in items:
        item = file.items.get(name)
        place = Place(file.subject, field=name)
        if item is not None and item.fate not in LOST:
            yield faults.NOT_LOST.at(place, item=name)
        elif item is not None and item.case is not None:
            yield faults.NOTIFIED_ALREADY.at(place, item=name, case=item.case)


def _by_the_owner(
    rules: ClosingRules, place: Place, evidence: str, capacity: str
) -> Iterator[Finding]:
    owner = rules.wording[evidence][1]
    if capacity != owner:
        yield NOT_THE_AUTHORITY.at(place, authority=owner)


def _all_listed(file: ExitFile, items: Iterable[str]) -> Iterator[Finding]:
    for name in items:
        if name not in file.items:
            place = Place(file.subject, field=name)
            yield faults.NO_SUCH_ITEM.at(place, item=name, nearest=suggestion(name, file.items))


def _fate_known(file: ExitFile, item: Item) -> Finding:
    place = Place(file.subject, field=item.id)
    return faults.FATE_KNOWN.at(place, item=item.id, fate=item.fate, day=item.fate_on)


def _seen(rule: ExitRule, place: Place, item: Item, done: Destroyed) -> Iterator[Finding]:
    """Witnesses are others than whoever authorised the destruction, and whoever records it."""
    involved = {done.by, *((item.authority.by,) if item.authority else ())}
    if involved & set(done.witnesses):
        yield faults.NOT_A_WITNESS.at(place)
    seen = len(set(done.witnesses) - involved)
    if seen < rule.witnesses:
        yield faults.TOO_FEW_WITNESSES.at(place, count=seen, needed=rule.witnesses)


def _photographed(
    rule: ExitRule, place: Place, photos: tuple[str, ...], photographs: Collection[str]
) -> Iterator[Finding]:
    for photo in photos:
        if photo not in photographs:
            yield faults.NOT_A_PHOTOGRAPH.at(place, digest=photo[:16])
    if len(set(photos)) < rule.photographs:
        yield faults.NO_PHOTOGRAPH.at(place, count=len(set(photos)), needed=rule.photographs)
