"""Writes the rows of counts: counts, sightings, and what accepted variances come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from drawdown.ledger.act import Act
from drawdown.property.acts.count import (
    COUNT_CLOSED,
    COUNT_OPENED,
    COUNT_TAKEN,
    VARIANCE_EXPLAINED,
    VARIANCE_SETTLED,
    CountTaken,
    Settling,
)
from drawdown.property.count.settle import Settlement, postings_of
from drawdown.property.line import at_site
from drawdown.web.property import models
from drawdown.web.property.counts import sighting_of
from drawdown.web.property.files_project import opened_for_loss
from drawdown.web.property.lines_project import Writing, changed
from drawdown.web.property.models import ROWS_OF_AN_ACT
from drawdown.web.property.queries import rows_of


def count_opened(act: Act, index: int) -> None:
    """Write a count."""
    body = COUNT_OPENED.body_of(act)
    models.Count.objects.create(
        entry=index,
        name=body.count,
        site=body.site,
        on=body.on,
        blind=body.blind,
        custodian=body.custodian,
        opened_by=act.actor.person,
    )


def count_taken(act: Act, index: int) -> None:
    """Write what was seen, beside what the account has at this moment; and in what condition."""
    body = COUNT_TAKEN.body_of(act)
    lines = [each.line for each in body.seen]
    there = rows_of(lines)
    _forget(body.site, lines)
    models.Sighting.objects.bulk_create(
        models.Sighting(
            id=index * ROWS_OF_AN_ACT + number,
            entry=index,
            count=body.count,
            site=body.site,
            line=each.line,
            owner=there[each.line][0].owner,
            expected=_at(there[each.line], at_site(body.site)),
            counted=each.pieces,
            by=act.actor.person,
            on=body.on,
        )
        for number, each in enumerate(body.seen)
    )
    _conditions(body, there, Writing(index, body.on))


def variance_explained(act: Act, index: int) -> None:
    """Write why a number differs."""
    body = VARIANCE_EXPLAINED.body_of(act)
    models.Sighting.objects.filter(count=body.count, line__in=body.lines).update(
        cause=body.cause,
        words=body.words,
        explained_by=act.actor.person,
        explained_on=body.on,
    )


def variance_settled(act: Act, index: int) -> None:
    """Take accepted variances into the account; forget those that are counted again."""
    body = VARIANCE_SETTLED.body_of(act)
    found = models.Sighting.objects.filter(count=body.count, line__in=body.lines)
    if body.decision is Settling.RECOUNT:
        found.delete()
        return
    writing = Writing(index, body.on)
    settlement = Settlement(body.site, body.on, body.other)
    there = rows_of(sorted(set(body.lines)))
    missing: dict[str, int] = {}
    for row in found.order_by("id"):
        sighting = sighting_of(row)
        postings = postings_of(sighting, settlement)
        writing.post_here(postings, there[row.line])
        if sighting.variance < 0 and body.other is None:
            missing[row.line] = -sighting.variance
    found.update(settled=True)
    writing.finish()
    if missing and body.case is not None:
        opened_for_loss(act, index, case=body.case, site=body.site, on=body.on, lines=missing)


def count_closed(act: Act, index: int) -> None:
    """Write that a count is over."""
    body = COUNT_CLOSED.body_of(act)
    models.Count.objects.filter(name=body.count).update(closed=body.on)


def _forget(site: str, lines: list[str]) -> None:
    models.Sighting.objects.filter(site=site, line__in=lines).delete()


def _at(rows: Iterable[models.Item], place: str) -> int:
    return sum(row.quantity for row in rows if row.place == place)


def _conditions(
    body: CountTaken, there: Mapping[str, Sequence[models.Item]], writing: Writing
) -> None:
    """Write the condition that a line was seen in, where somebody said."""
    for each in body.seen:
        if each.condition is not None:
            for row in there[each.line]:
                changed(row, {"condition": each.condition.value}, by_import=False)
            writing.touch(there[each.line])
    writing.flush()
