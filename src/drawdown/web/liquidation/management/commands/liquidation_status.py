"""Says what is still open after the withdrawal, by kind, age and owner, and whether it adds up."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.ledger.act import BadAct
from drawdown.liquidation.assets import Account, Fate
from drawdown.liquidation.item import Held
from drawdown.liquidation.kinds import item_kinds
from drawdown.web.closing.days import day_given
from drawdown.web.liquidation.standing import LiquidationStanding, standing_on
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuilt import LastRebuild, last_rebuild


class Command(BaseCommand):
    """Called by `drawdown liquidation status`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        given = options["as_of"]
        today = day_given(given)
        rebuilt = last_rebuild()
        try:
            found = standing_on(today)
        except BadAct as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_phase(found))
        self.stdout.write(f"{'open items':<18} {'number':>6} {'late':>5} {'oldest':>7}  owner")
        for line in _by_kind(found.register, today):
            self.stdout.write(line)
        for account in found.accounts:
            self.stdout.write(_account(account))
        for each in found.sums:
            self.stdout.write(
                f"{each.currency}  opened {each.opened} revised {each.revised} "
                f"= paid {each.paid} + dropped {each.dropped} + open {each.remaining}"
            )
        self.stdout.write(_checked(rebuilt))
        for line in _without_day(found.register):
            self.stdout.write(line)
        for finding in found.differences:
            self.stdout.write(str(finding))
        self.stdout.write(json.dumps(_document(found, today, rebuilt), ensure_ascii=False))
        if found.differences:
            raise CommandError(f"{len(found.differences)} differences are unexplained")


def _phase(found: LiquidationStanding) -> str:
    if found.file.begun is None:
        return "the liquidation has not begun"
    ended = f", closed on {found.file.closed_on}" if found.file.closed_on else ""
    return f"liquidation begun on {found.file.begun.on}{ended}"


def _by_kind(register: Iterable[Held], today: date) -> Iterable[str]:
    kinds: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for held in register:
        kinds[held.item.kind, held.owner].append(held)
    for kind in item_kinds():
        for (name, owner), items in sorted(kinds.items()):
            if name == kind:
                late = sum(held.due is not None and held.due < today for held in items)
                ages = [age for held in items if (age := held.item.age(today)) is not None]
                oldest = f"{max(ages)} d" if ages else "unknown"
                yield f"{kind:<18} {len(items):>6} {late:>5} {oldest:>7}  {owner}"


def _account(each: Account) -> str:
    fates = " + ".join(f"{fate} {each.fates[fate].pieces}" for fate in Fate if fate in each.fates)
    group = each.group or "no group"
    return f"{each.place} {group}: {each.opening.pieces} = {fates or 0}"


def _checked(last: LastRebuild | None) -> str:
    """Return when rows were last made again from the ledger, and what that found."""
    if last is None:
        return "rows were not made again from the ledger here yet: drawdown rebuild"
    found = f"{len(last.other)} tables had other rows" if last.other else "every row was the same"
    behind = Entry.objects.count() - last.acts
    since = f", {behind} acts since" if behind > 0 else ""
    return f"rows last made again from the ledger at {last.at}, {last.acts} acts: {found}{since}"


def _without_day(register: Iterable[Held]) -> Iterable[str]:
    """Yield each item that no rule and nobody gives a day: it is listed, never read as no hurry."""
    for held in register:
        if held.due is None:
            yield f"no day: {held.item.kind} {held.item.id}, {held.owner}: assign it, with a day"


def _document(
    found: LiquidationStanding, today: date, rebuilt: LastRebuild | None
) -> dict[str, Any]:
    return {
        "as_of": today.isoformat(),
        "begun": found.file.begun.on.isoformat() if found.file.begun else None,
        "closed": found.file.closed_on.isoformat() if found.file.closed_on else None,
        "open": len(found.register),
        "residual": len(found.residuals),
        "without_owner": sum(not held.owner for held in found.register),
        "without_successor": sum(not held.successor for held in found.register),
        "without_day": sum(held.due is None for held in found.register),
        "rebuilt": rebuilt.at if rebuilt else None,
        "pieces": sum(each.opening.pieces for each in found.accounts),
        "remaining": sum(
            each.fates[Fate.REMAINING].pieces
            for each in found.accounts
            if Fate.REMAINING in each.fates
        ),
        "difference": len(found.differences),
    }
