"""Reads the files of disposal: one file, what its lines allow, what gate G3 is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import F, Max, QuerySet

from drawdown.property.acts.tranche import GroupSum, Proposal
from drawdown.property.count.truth import Reading
from drawdown.property.disposal.plan import OPEN
from drawdown.property.disposal.sales import Sale, Sales
from drawdown.property.disposal.worth import authority_of
from drawdown.property.files.decide import Filing, LineState
from drawdown.property.files.file import DisposalFile, FileKind
from drawdown.property.files.tables import OVER
from drawdown.property.line import UN, at_site
from drawdown.web.property import models
from drawdown.web.property.codec import read
from drawdown.web.property.counts import property_truth
from drawdown.web.property.disposal import disposal_rules, lines_named, totals
from drawdown.web.property.queries import line_of

HOLDING = (FileKind.LOT, FileKind.GIFT, FileKind.DESTRUCTION)
"""Kinds that keep pieces for themselves; a case only speaks of them."""
APPROVED = "approved"


def file_named(kind: FileKind, name: str) -> DisposalFile | None:
    """Return a file by its number."""
    row = models.File.objects.filter(kind=kind, name=name).first()
    return None if row is None else read(row.content)


def files_of(kind: FileKind, *, site: str = "") -> Iterator[DisposalFile]:
    """Yield files of a kind, the first first."""
    rows = models.File.objects.filter(kind=kind)
    for row in rows.filter(site=site) if site else rows:
        yield read(row.content)


def held_at(site: str, *, but: str = "") -> Counter[str]:
    """Return how many pieces of each line the open files of a site hold."""
    found: Counter[str] = Counter()
    for row in models.File.objects.filter(site=site, kind__in=HOLDING).exclude(state__in=OVER):
        if row.name != but:
            found.update(read(row.content).lines)
    return found


def filing_of(kind: FileKind, name: str, site: str, lines: Sequence[str] = ()) -> Filing:
    """Return what a step of a file is decided on."""
    file = file_named(kind, name)
    names = list(lines) or list(file.lines if file else ())
    found = lines_of_tranche(name) if kind is FileKind.TRANCHE else {}
    authority, known = _authority(found) if found else (None, False)
    worth = _worth(found) if found else None
    return Filing(file, line_states(site, names, but=name), authority, known, worth)


def line_states(site: str, names: Sequence[str], *, but: str = "") -> Mapping[str, LineState]:
    """Return what is known of lines at a site."""
    held = held_at(site, but=but)
    rows = [
        row
        for start in range(0, len(names), 900)
        for row in models.Item.objects.filter(
            place=at_site(site), line__in=names[start : start + 900]
        )
    ]
    decisions = models.Decision.objects.in_bulk([row.decision for row in rows if row.decision])
    approved = set(
        models.File.objects.filter(kind=FileKind.TRANCHE, state=APPROVED).values_list(
            "name", flat=True
        )
    )
    stripped = set(
        models.Stripped.objects.filter(line__in=[row.line for row in rows]).values_list(
            "line", flat=True
        )
    )
    found = {}
    for row in rows:
        decision = decisions.get(row.decision) if row.decision else None
        found[row.line] = LineState(
            there=row.quantity - held[row.line],
            method=decision.method if decision else "",
            approved=decision is not None and decision.tranche in approved,
            stripped=row.line in stripped,
            residual=row.residual,
            needs=tuple(decision.needs) if decision else (),
        )
    return found


def counting_decisions() -> QuerySet[models.Decision]:
    """Return the decisions that count: the last one of each line."""
    keys = models.Item.objects.exclude(decision=None).values("decision")
    return models.Decision.objects.filter(pk__in=keys)


def to_propose(site: str) -> QuerySet[models.Item]:
    """Return the lines of a site that are decided and stand in no tranche yet."""
    free = counting_decisions().filter(tranche="").values("pk")
    return models.Item.objects.filter(
        site=site, owner=UN, quantity__gt=0, decision__in=free
    ).exclude(group=None)


def proposal_of(name: str, site: str) -> Proposal:
    """Return what a tranche of a site would put forward now."""
    sums = tuple(
        GroupSum(
            group=row.group, currency=row.currency, lines=row.lines, pieces=row.pieces,
            purchase=row.purchase, residual=row.residual, unpriced=row.unpriced,
        )
        for row in totals(to_propose(site)).rows
    )  # fmt: skip
    taken = file_named(FileKind.TRANCHE, name) is not None
    return Proposal(taken, sums, property_truth(site))


def lines_of_tranche(name: str) -> Mapping[str, int]:
    """Return the keys of the decisions of a tranche, by line."""
    rows = models.Decision.objects.filter(tranche=name)
    return dict(rows.values_list("line", "pk"))


def officers_of_tranche(name: str) -> frozenset[str]:
    """Return who decided on the lines of a tranche."""
    rows = models.Decision.objects.filter(tranche=name)
    return frozenset(rows.values_list("officer", flat=True).distinct())


def disposal_approved(site: str) -> Mapping[str, Reading]:
    """Return what the register says of the evidence that gate G3 asks for at a site.

    Of a site where no piece of the organization stands, and none is before the board, it has
    nothing to say: the documents speak alone.
    """
    found = {"disposal_tranche": _tranches(site), "review_minutes": _minutes(site)}
    return {name: reading for name, reading in found.items() if reading is not None}


def _tranches(site: str) -> Reading | None:
    """Every line of the organization is decided, and stands in an approved tranche."""
    there = models.Item.objects.filter(site=site, owner=UN, quantity__gt=0)
    lines = there.count()
    if not lines:
        return None
    approved = models.File.objects.filter(kind=FileKind.TRANCHE, state=APPROVED, site=site)
    done = counting_decisions().filter(tranche__in=approved.values("name")).values("pk")
    left = lines - there.filter(decision__in=done).count()
    last = [file.day_of("tranche.decided") for file in files_of(FileKind.TRANCHE, site=site)]
    since = max((day for day in last if day is not None), default=None)
    if left:
        return Reading(
            met=False, reason=f"{left} of {lines} lines are in no approved tranche", since=since
        )
    return Reading(met=True, reason=f"{lines} lines in approved tranches", since=since)


def _minutes(site: str) -> Reading | None:
    """Every case of the site is decided, on minutes."""
    cases = list(files_of(FileKind.CASE, site=site))
    if not cases:
        return None
    waiting = [case for case in cases if case.state == "opened"]
    if waiting:
        names = " ".join(sorted(case.id for case in waiting))
        since = min(case.opened for case in waiting)
        return Reading(met=False, reason=f"not decided by the review board: {names}", since=since)
    return Reading(met=True, reason=f"{len(cases)} cases, all decided")


def _authority(lines: Mapping[str, int]) -> tuple[str | None, bool]:
    """Return who decides on the most valuable piece, and whether the bands are known at all."""
    rules = disposal_rules()
    if not rules.bands:
        return None, False
    rows = models.Item.objects.filter(decision__in=list(lines.values()), quantity__gt=0)
    if rows.filter(residual__isnull=True).exists():
        return None, True
    row = rows.order_by(F("residual").desc(), "id").first()
    return (authority_of(line_of(row), rules) if row else None), True


def _worth(lines: Mapping[str, int]) -> tuple[int, str] | None:
    """Return the value of the most valuable piece, where all are known in one currency."""
    rows = models.Item.objects.filter(decision__in=list(lines.values()), quantity__gt=0)
    if rows.filter(residual__isnull=True).exists():
        return None
    most = rows.values("currency").annotate(most=Max("residual")).order_by("currency")
    values = [(row["most"], row["currency"]) for row in most]
    return values[0] if len(values) == 1 else None


def sales() -> Sales:
    """Return the lots that were sold, each with the groups of its pieces and its amount."""
    sold = [file for file in files_of(FileKind.LOT) if file.state == "sold"]
    went = [{line: n for line, n in file.lines.items() if line not in file.excluded}
            for file in sold]  # fmt: skip
    named = {line for lines in went for line in lines}
    rows = models.Item.objects.filter(line__in=named, owner=UN).order_by("-id")
    groups = dict(rows.values_list("line", "group"))
    found = []
    for file, lines in zip(sold, went, strict=True):
        pieces: Counter[str] = Counter()
        for line, number in lines.items():
            pieces[groups.get(line) or OPEN] += number
        found.append(Sale(dict(pieces), file.amount, file.currency))
    return Sales(tuple(found))


def described(lines: Iterable[str]) -> Mapping[str, str]:
    """Return what lines are, by their numbers."""
    return {name: line.description for name, line in lines_named(list(lines)).items()}
