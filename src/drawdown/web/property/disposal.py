"""Reads disposal: the rules in force, the lines to decide, decisions, totals by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import (
    Case,
    Count,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from drawdown.property.count.forecast import Forecast, forecast
from drawdown.property.disposal.plan import OPEN, Final, Row
from drawdown.property.line import UN, Line, at_site
from drawdown.property.posting import IN, Way
from drawdown.rules.disposal import Band, DisposalRules
from drawdown.rules.disposal_reading import load_disposal
from drawdown.web.property import models
from drawdown.web.property.queries import line_of, rows_of

AWAY = ("redeploy", "transfer")
"""Methods by which pieces come in from a site."""
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


def finals() -> tuple[Final, ...]:
    """Return how the organization's property went, by the last group of each line."""
    was, remains, went = Counter[str](), Counter[str](), dict[str, Counter[Way]]()
    items = models.Item.objects.filter(owner=UN).order_by()
    grouped = items.annotate(to=Coalesce("group", Value(OPEN))).values("to")
    for row in grouped.annotate(came=Sum("opening"), left=Sum("quantity")).order_by("to"):
        was[row["to"]] += row["came"]
        remains[row["to"]] += row["left"]
    group = models.Item.objects.filter(line=OuterRef("line")).order_by("id").values("group")[:1]
    posted = models.Posting.objects.filter(owner=UN).exclude(way=Way.MOVED).order_by()
    posted = posted.annotate(goes=Coalesce(Subquery(group), Value(OPEN)))
    sums = posted.values("goes", "way").annotate(pieces=Sum("quantity"))
    for each in sums.order_by("goes", "way"):
        way = Way(each["way"])
        if way in IN:
            was[each["goes"]] += each["pieces"]
        else:
            went.setdefault(each["goes"], Counter())[way] += each["pieces"]
    return tuple(
        Final(name, was[name], dict(went.get(name, {})), remains[name]) for name in sorted(was)
    )


def turn_in_of(site: str) -> Forecast:
    """Return what the decisions of a site send away, as a range, and what went already."""
    away = counting(site).filter(method__in=AWAY).values("pk")
    lines = models.Item.objects.filter(decision__in=away, owner=UN)
    there = lines.filter(site=site).aggregate(n=Coalesce(Sum("quantity"), Value(0)))["n"]
    gone = models.Posting.objects.filter(
        place=at_site(site), way__in=(Way.MOVED, Way.LEFT), line__in=lines.values("line")
    ).aggregate(n=Coalesce(Sum("quantity"), Value(0)))["n"]
    return forecast(there + gone, gone, disposal_rules().turn_in)


def counting(site: str) -> QuerySet[models.Decision]:
    """Return the decisions that count on lines that are or were at a site."""
    rows = models.Item.objects.filter(Q(site=site) | Q(opened_at=at_site(site)))
    return models.Decision.objects.filter(pk__in=rows.exclude(decision=None).values("decision"))
