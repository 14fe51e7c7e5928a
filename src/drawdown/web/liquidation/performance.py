"""Gathers the figures of the final performance report from the records, as they stand on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.db.models import Sum as Total

from drawdown.commitments.claim import Outcome
from drawdown.handover.states import GIVEN_UP, LEFT_ALONE
from drawdown.liquidation.assets import Account, Fate
from drawdown.liquidation.money import Sum
from drawdown.liquidation.papers import FATES, money
from drawdown.liquidation.performance import performance_document
from drawdown.liquidation.workload import costing_of
from drawdown.property.disposal.document import Document, Said
from drawdown.property.line import UN
from drawdown.property.posting import Way
from drawdown.web.closing.queries import register, stored_commitments
from drawdown.web.liquidation.planning import Tracks, tracks_on
from drawdown.web.liquidation.queries import site_files
from drawdown.web.liquidation.standing import LiquidationStanding, standing_on
from drawdown.web.property.models import Posting

Figures = dict[str, Sequence[Said]]


def performance(today: date) -> Document:
    """Return the final performance report."""
    found, tracks = standing_on(today), tracks_on(today)
    values: Figures = {
        **_calendar(found, tracks),
        **_sums(found.sums),
        **_property(found.accounts),
        **_commitments(),
        **_tasks(tracks),
        "liquidation_cost": _cost(tracks),
        "residuals": _same(len(found.residuals)),
        "open_unaccepted": _same(len(found.register) - len(found.residuals)),
        "differences": _same(len(found.differences)),
    }
    whole = not found.differences and all(each.balances for each in found.accounts)
    return performance_document(register().mission.name, today, values, ties_out=whole)


def _same(value: object) -> Sequence[Said]:
    return ((str(value), str(value)),)


def _day(value: date | None) -> Sequence[Said]:
    return () if value is None else _same(value.isoformat())


def _calendar(found: LiquidationStanding, tracks: Tracks) -> Figures:
    files = [each for each in site_files() if each.part is None]
    gone = [each for each in files if each.state in GIVEN_UP | {LEFT_ALONE}]
    signed = [each.signed_on for each in gone if each.signed_on is not None]
    begun = found.file.begun
    return {
        "sites_given_up": _same(f"{len(gone)} / {len(files)}"),
        "sites_open": _same(len(files) - len(gone)),
        "last_site": _day(max(signed, default=None)),
        "began": _day(begun.on if begun else None),
        "planned_end": _day(tracks.ground.ends),
        "ended": _day(found.file.closed_on),
    }


def _sums(sums: Iterable[Sum]) -> Figures:
    known = list(sums)

    def said(of: Callable[[Sum], int]) -> Sequence[Said]:
        return [_same(f"{money(of(each))} {each.currency}")[0] for each in known]

    return {
        "sums_opened": said(lambda each: each.opened + each.revised),
        "sums_paid": said(lambda each: each.paid),
        "sums_dropped": said(lambda each: each.dropped),
        "sums_open": said(lambda each: each.remaining),
    }


def _property(accounts: Sequence[Account]) -> Figures:
    if not accounts:
        return {}
    pieces = Counter[Fate]()
    values: dict[str, list[int]] = {}
    for each in accounts:
        for fate, value in each.fates.items():
            pieces[fate] += value.pieces
            kept = values.setdefault(each.currency, [0, 0])
            kept[0] += value.purchase
            kept[1] += value.residual
    given = Posting.objects.filter(way=Way.GIVEN, owner=UN).aggregate(n=Total("quantity"))
    gone = [fate for fate in Fate if pieces[fate] and fate is not Fate.REMAINING]
    return {
        "assets_was": _same(sum(pieces.values())),
        "assets_value": [
            (said, said)
            for code, (inventory, residual) in sorted(values.items())
            for said in [f"{money(inventory)} {code}, {money(residual)} {code}"]
            if code
        ],
        "assets_gone": [
            (f"{FATES[fate][0].lower()} {pieces[fate]}", f"{FATES[fate][1].lower()} {pieces[fate]}")
            for fate in gone
        ],
        "assets_remaining": _same(pieces[Fate.REMAINING]),
        "gifts_passed": _same(given["n"] or 0),
    }


def _commitments() -> Figures:
    kept = [stored_commitments(site.id) for site in register().sites]
    contracts = [each for file in kept for each in file.contracts.values()]
    claims = [each for file in kept for each in file.claims.values()]
    over = (Outcome.SETTLED, Outcome.REJECTED)
    released = sum(each.released_on is not None for each in contracts)
    decided = sum(each.outcome in over for each in claims)
    return {
        "contracts": _same(f"{released} / {len(contracts)}") if contracts else (),
        "claims": _same(f"{decided} / {len(claims)}") if claims else (),
    }


def _tasks(tracks: Tracks) -> Figures:
    done = [each for each in tracks.tasks if each.done is not None]
    late = [days for each in done if each.done and (days := (each.done - each.first.last).days) > 0]
    return {
        "tasks_done": _same(f"{len(done)} / {len(tracks.tasks)}"),
        "tasks_late": _same(len(late)),
        "days_late": [(f"{max(late)} days", f"{max(late)} jours")] if late else _same(0),
    }


def _cost(tracks: Tracks) -> Sequence[Said]:
    span = costing_of(tracks.ground).cents
    code = tracks.ground.register.costs.currency
    low, high = money(round(span.low)), money(round(span.high))
    return ((f"{low} to {high} {code}", f"de {low} à {high} {code}"),)
