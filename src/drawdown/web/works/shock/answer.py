"""The new plan beside the old one: what a shock moves, what it costs, what it breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drawdown.plan.schedule import Movement, SitePlan
from drawdown.progress.replan.leave import Variant, variant
from drawdown.progress.replan.shock import Shock
from drawdown.progress.replan.yards import needs_of
from drawdown.progress.telling.compare import Comparison, CostChange, compare
from drawdown.web.ui import gantt
from drawdown.web.ui.formats import month
from drawdown.web.ui.names import CARGO, KINDS, OWNERS, PURPOSES, named
from drawdown.web.works.broken_rules import Judged, broken_rules
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.models import Plan
from drawdown.web.works.plan.timeline import axis_of, lines_of, site_line
from drawdown.web.works.plan.verdict import Verdict, verdict_of
from drawdown.web.works.queries import document_of
from drawdown.web.works.shock.names import in_words, names_a_convoy
from drawdown.web.works.terms import cost_part

MOST_MOVEMENTS = 40
"""Movements of each kind of change that stand open on the page; the plan lists them all."""
MOST_RULES = 10


@dataclass(frozen=True, slots=True)
class SiteMoved:
    """A site that ends on another day: its last days before and after, and both as pictures."""

    name: str
    before: date
    after: date
    days: int
    old: SafeString
    new: SafeString


@dataclass(frozen=True, slots=True)
class MovementChanged:
    """A convoy, barge or flight that only one of the plans has, or that leaves on another day."""

    id: str
    kind: str
    purpose: str
    way: str
    before: date | None
    after: date | None

    @property
    def days(self) -> int:
        """Days later; 0 for what only one plan has."""
        return (self.after - self.before).days if self.before and self.after else 0


@dataclass(frozen=True, slots=True)
class Movements:
    """The movements of one kind of change: the first of them, and how many more there are."""

    lines: tuple[MovementChanged, ...]
    more: int


@dataclass(frozen=True, slots=True)
class CostLine:
    """A part of the cost in both plans."""

    words: Promise | str
    part: CostChange

    @property
    def change(self) -> int:
        """What it costs more, in cents."""
        return self.part.after - self.part.before


@dataclass(frozen=True, slots=True)
class Left:
    """A site that is left at once: who leaves, what leaves, what is destroyed or left."""

    name: str
    by: date
    goes: date
    """The day on which the last people really leave: there may be no convoy sooner."""
    cargo: tuple[tuple[str, int, int], ...]
    found: Variant

    @property
    def late(self) -> int:
        """Days by which the last people leave later than they have to."""
        return max(0, (self.goes - self.by).days)


@dataclass(frozen=True, slots=True)
class Chart:
    """The sites that moved over time, the old plan above the new one."""

    symbols: SafeString
    head: SafeString
    backdrop: SafeString


@dataclass(frozen=True, slots=True)
class Counts:
    """How many movements and tasks a shock changes: for readers who see no single one, too."""

    gone: int
    new: int
    moved: int
    loads: int
    tasks: int


@dataclass(frozen=True, slots=True)
class ShockAnswer:
    """What the page shows of two plans."""

    verdict: Verdict
    sites: tuple[SiteMoved, ...]
    chart: Chart | None
    counts: Counts
    lists: tuple[tuple[str, Movements], ...]
    share: float
    costs: tuple[CostLine, ...]
    total: CostLine
    left_behind: tuple[int, int]
    left: tuple[Left, ...]
    needs: tuple[str, ...]
    notes: tuple[str, ...]
    judged: Judged
    broken: tuple[str, ...]
    """The first of what breaks a rule, in the checker's words, which name convoys."""
    rules: tuple[str, ...]
    currency: str
    estimated: bool
    """Whether any price that the costs are made of is an estimate."""


def answer_of(before: Plan, after: Plan, shock: Shock, *, shows_convoys: bool) -> ShockAnswer:
    """Return what differs between a plan and the plan after a shock."""
    old = PlanIndex(document_of(before), shows_convoys=shows_convoys)
    new = PlanIndex(document_of(after), shows_convoys=shows_convoys)
    found, situation, judged = compare(old.plan, new.plan), shock.on(old.plan), broken_rules(after)
    asked = new.plan.model_copy(update={"register_": situation.register})
    moved = [shift.ref for shift in found.movements]
    sites = tuple(_sites(old, new, found))
    return ShockAnswer(
        verdict=verdict_of(new),
        sites=sites,
        chart=_chart(new) if sites else None,
        counts=Counts(
            len(found.gone),
            len(found.new),
            len(found.movements),
            len(found.changed),
            len(found.tasks),
        ),
        lists=(
            (_("Cancelled"), _movements(old, new, found.gone)),
            (_("Added"), _movements(old, new, found.new)),
            (_("On another day"), _movements(old, new, moved)),
        ),
        share=found.moved_share,
        costs=tuple(
            CostLine(cost_part(part.name), part)
            for part in found.costs
            if part.before != part.after
        ),
        total=CostLine(
            _("Cost"), CostChange(name="cost", before=found.cents[0], after=found.cents[1])
        ),
        left_behind=found.left_behind,
        left=tuple(_left(old, new, site, by) for site, by in situation.leave),
        needs=tuple(in_words(old, str(need)) for need in needs_of(asked)),
        notes=tuple(
            in_words(old, note)
            for note in situation.notes
            if shows_convoys or not names_a_convoy(note)
        ),
        judged=judged,
        broken=tuple(each.dated(new.plan.days) for each in judged.broken[:MOST_RULES]),
        rules=tuple(dict.fromkeys(each.rule for each in judged.broken)),
        currency=old.register.costs.currency,
        estimated=old.cost_is_estimated,
    )


def _sites(old: PlanIndex, new: PlanIndex, found: Comparison) -> Iterable[SiteMoved]:
    """Yield the sites that end on another day, the longest delay first."""
    axis = axis_of(max(old, new, key=lambda index: index.horizon))
    for shift in found.sites:
        pictures = (site_line(index, axis, index.ends[shift.ref]).picture for index in (old, new))
        yield SiteMoved(
            name=old.places.name(shift.ref),
            before=_last_day(old, old.ends[shift.ref]),
            after=_last_day(new, new.ends[shift.ref]),
            days=shift.days,
            old=next(pictures),
            new=next(pictures),
        )


def _chart(index: PlanIndex) -> Chart:
    axis, lines = axis_of(index), lines_of(index)
    return Chart(gantt.symbols(), gantt.head(axis, lines, month), gantt.backdrop(axis, lines))


def _last_day(index: PlanIndex, end: SitePlan) -> date:
    return index.plan.days.date(end.ended - 1)


def _movements(old: PlanIndex, new: PlanIndex, names: Iterable[str]) -> Movements:
    lines = []
    for name in names:
        before, after = old.movements.get(name), new.movements.get(name)
        index, one = (new, after) if after is not None else (old, before)
        if one is None:  # convoys that this reader may not see
            continue
        lines.append(
            MovementChanged(
                id=name,
                kind=named(KINDS, one.kind),
                purpose=named(PURPOSES, one.purpose),
                way=index.places.way(one.origin, one.destination),
                before=_leaves(old, before),
                after=_leaves(new, after),
            )
        )
    return Movements(tuple(lines[:MOST_MOVEMENTS]), max(0, len(lines) - MOST_MOVEMENTS))


def _leaves(index: PlanIndex, movement: Movement | None) -> date | None:
    return index.plan.days.date(movement.depart) if movement is not None else None


def _left(old: PlanIndex, new: PlanIndex, site: str, by: int) -> Left:
    found = variant(old.plan, old.register.site(site), by)
    return Left(
        name=old.places.name(site),
        by=old.plan.days.date(by),
        goes=_last_day(new, new.ends[site]),
        cargo=tuple(
            (f"{named(CARGO, each.kind)} · {named(OWNERS, each.owner)}", each.leaves, each.remains)
            for each in found.cargo
        ),
        found=found,
    )
