"""Reads disposal: the rules in force, the lines to decide, decisions, totals by group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from drawdown.property.disposal.plan import OPEN, Row
from drawdown.property.line import UN, Line
from drawdown.rules.disposal import Band, DisposalRules
from drawdown.rules.disposal_reading import load_disposal
from drawdown.web.property import models
from drawdown.web.property.queries import line_of, rows_of

THERE = Q(owner=UN, quantity__gt=0)


@cache
def shipped() -> DisposalRules:
    """Return the disposal rules that the software brings."""
    return load_disposal()


def disposal_rules() -> DisposalRules:
    """Return the rules in force: the shipped ones, with the bands that the mission entered."""
    row = models.Limits.objects.first()
    if row is None:
        return shipped()
    bands = tuple(Band.model_validate(each) for each in row.content["bands"])
    changed = {"bands": bands, "no_tender_below": row.content.get("no_tender_below")}
    return shipped().model_copy(update=changed)


def lines_named(names: Sequence[str]) -> Mapping[str, Line]:
    """Return lines by their numbers, each with all its pieces."""
    found = {}
    for name, rows in rows_of(list(names)).items():
        row = next((row for row in rows if row.quantity), rows[0])
        found[name] = line_of(row)
    return found


def decision_of(key: int | None) -> models.Decision | None:
    """Return a decision by its key."""
    return None if key is None else models.Decision.objects.filter(pk=key).first()


def at_site_of(site: str) -> QuerySet[models.Item]:
    """Return what is, or was, at a site; nothing where none is named: that is on the way."""
    return models.Item.objects.filter(site=site) if site else models.Item.objects.none()


def to_decide(site: str, *, decided: bool) -> QuerySet[models.Item]:
    """Return what stands at a site and is decided on, or not yet; contingents' equipment too."""
    rows = at_site_of(site).filter(quantity__gt=0)
    return rows.filter(decision__isnull=not decided).order_by("id")


@dataclass(frozen=True, slots=True)
class Totals:
    """The organization's property by group and currency, beside the register's own sums."""

    rows: tuple[Row, ...]
    register: Mapping[str, tuple[int, int]]
    """Lines and pieces by currency, counted without any group."""

    @property
    def ties_out(self) -> bool:
        """Whether the groups hold every line and every piece once."""
        sums: dict[str, tuple[int, int]] = {}
        for row in self.rows:
            lines, pieces = sums.get(row.currency, (0, 0))
            sums[row.currency] = (lines + row.lines, pieces + row.pieces)
        return sums == dict(self.register)


def totals(rows: QuerySet[models.Item]) -> Totals:
    """Return sums by group; a piece of unknown value is counted, never priced at zero."""
    held = rows.filter(THERE).order_by()
    unpriced = Case(
        When(Q(purchase__isnull=True) | Q(residual__isnull=True), then=F("quantity")),
        default=Value(0),
    )
    groups = held.annotate(to=Coalesce("group", Value(OPEN))).values("to", "currency")
    sums = groups.annotate(
        lines=Count("id"),
        pieces=Sum("quantity"),
        bought=Coalesce(Sum(F("purchase") * F("quantity")), Value(0)),
        left=Coalesce(Sum(F("residual") * F("quantity")), Value(0)),
        bare=Sum(unpriced),
    ).order_by("to", "currency")
    register = held.values("currency").annotate(lines=Count("id"), pieces=Sum("quantity"))
    return Totals(
        tuple(
            Row(
                each["to"], each["currency"], each["lines"], each["pieces"], each["bought"],
                each["left"], each["bare"],
            )
            for each in sums
        ),
        {each["currency"]: (each["lines"], each["pieces"]) for each in register},
    )  # fmt: skip


def lines_of(rows: Iterable[models.Item]) -> list[Line]:
    """Return the lines of rows."""
    return [line_of(row) for row in rows]
