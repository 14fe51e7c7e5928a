"""Says what posts the tasks ask for by place and month, and what another end or site costs."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.ledger.act import BadAct
from drawdown.liquidation.tasks import Case
from drawdown.liquidation.tracks import Ground
from drawdown.liquidation.workload import Costing, Span, costing_of
from drawdown.web.liquidation.planning import ground_of
from drawdown.web.liquidation.queries import liquidation_file


class Command(BaseCommand):
    """Called by `drawdown liquidation workload` and `recost`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--what", default="workload")
        parser.add_argument("--end", default="")
        parser.add_argument("--keep", action="append", default=[])

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            ground = ground_of(liquidation_file())
        except BadAct as error:
            raise CommandError(str(error)) from error
        before = costing_of(ground)
        self.stdout.write("all numbers are estimates: low, likely, high")
        if options["what"] == "workload":
            self._posts(before)
            self.stdout.write(json.dumps(_document(before)))
            return
        after = costing_of(_asked(ground, options["end"], options["keep"]))
        self._compared(before, after)
        document = {"planned": _document(before), "asked": _document(after)}
        self.stdout.write(json.dumps(document))

    def _posts(self, found: Costing) -> None:
        self.stdout.write(f"{'place':<20} {'month':<8} {'team':<14} {'posts':<20} person-days")
        for load in sorted(found.loads, key=lambda each: (each.place, each.month, each.team.team)):
            posts, days = _ends(load.posts, 1), _ends(load.days, 0)
            place = f"{load.place:<20} {load.month:%Y-%m}"
            self.stdout.write(f"{place}  {load.team.team:<14} {posts:<20} {days}")

    def _compared(self, before: Costing, after: Costing) -> None:
        for words, old, new in (
            ("staff", before.staff_cents, after.staff_cents),
            ("sites", before.sites_cents, after.sites_cents),
            ("all", before.cents, after.cents),
        ):
            more = (new.likely - old.likely) / 100
            said = f"{words:<6} {_money(old):<42} -> {_money(new):<42}"
            self.stdout.write(f"{said} likely {more:+,.0f}")
        for each in after.late:
            self.stdout.write(f"not over by {after.ends}: {each.key} ends {each.last}")


def _asked(ground: Ground, end: str, keep: list[str]) -> Ground:
    """Return what is otherwise; raises `CommandError` for a site or a day that is none."""
    found = replace(ground, ends=date.fromisoformat(end)) if end else ground
    known = {site.id for site in ground.register.sites}
    for each in keep:
        site, _, until = each.partition("=")
        if site not in known:
            raise CommandError(f"no site is called {site}: {', '.join(sorted(known))}")
        sites = found.sites if site in found.sites else (*found.sites, site)
        try:
            kept = {**found.kept, site: date.fromisoformat(until)} if until else found.kept
        except ValueError as error:
            raise CommandError(f"{until} is no day: write {site}=2024-12-31") from error
        found = replace(found, sites=sites, kept=kept)
    if found.ends <= found.begins:
        raise CommandError(f"the end lies before the beginning, {found.begins}")
    return found


def _document(found: Costing) -> dict[str, Any]:
    return {
        "ends": found.ends.isoformat(),
        "sites": list(found.sites),
        "staff_cents": [round(value) for value in _values(found.staff_cents)],
        "sites_cents": [round(value) for value in _values(found.sites_cents)],
        "cents": [round(value) for value in _values(found.cents)],
        "last": [found.over[case].isoformat() for case in Case],
        "late": [each.key for each in found.late],
        "estimate": True,
    }


def _values(span: Span) -> tuple[float, float, float]:
    return span.low, span.likely, span.high


def _ends(span: Span, digits: int) -> str:
    return " ".join(f"{value:.{digits}f}" for value in _values(span))


def _money(span: Span) -> str:
    return " ".join(f"{value / 100:,.0f}" for value in _values(span))
