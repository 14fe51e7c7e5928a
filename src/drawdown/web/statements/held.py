"""What rows of the installation hold beside the folder: strength, property and waste to count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count, Sum

from drawdown.core.provenance import Provenance
from drawdown.environment.waste import Manifest
from drawdown.property.line import UN
from drawdown.statements.gather import Records
from drawdown.statements.held import Consignment, Heads, Held, Lines
from drawdown.strength.categories import categories
from drawdown.web.closing import models as closing
from drawdown.web.closing.codec import ENVIRONMENT
from drawdown.web.property import models as property_rows
from drawdown.web.property.files import counting_decisions
from drawdown.web.records.models import Entry
from drawdown.web.strength import models as strength_rows
from drawdown.web.strength.queries import REPORT

OPEN = "open"
WASTE = "waste."
Alike = tuple[str, str, str, str, str]
"""Site, owner, sort, group and method."""


def with_held(records: Records, *, on: date | None, before: int | None = None) -> Records:
    """Return records with what rows hold; of strength, what was reported before an entry.

    Rows of property and waste know no earlier position: `on` is the day on which they stand, and
    where it is none nothing is known of them.
    """
    strength = tuple(_strength(before))
    if on is None:
        return replace(records, held=Held(strength=strength))
    held = Held(
        strength=strength,
        property=tuple(_property(on)),
        waste_sent=tuple(_sent()),
        waste_received=tuple(_received()),
    )
    return replace(records, held=held)


def day_of_last_act() -> date | None:
    """Return the day of the last act in the ledger; none where there is none."""
    claimed = Entry.objects.order_by("-index").values_list("claimed", flat=True).first()
    return claimed.date() if claimed else None


def _strength(before: int | None) -> Iterator[Heads]:
    """Yield each category of each report; none where a report is silent on one of several."""
    rows = strength_rows.Strength.objects.all()
    for row in rows.filter(entry__lt=before) if before is not None else rows:
        report = REPORT.read(row.content)
        where = report.site or "mission"
        for category in categories():
            count = report.counts.get(category.id)
            if count is None and (report.whole or not report.counts):
                continue
            yield Heads(
                id=f"{where} {report.on}: {category.id}",
                site=report.site,
                measure=report.measure.value,
                category=category.id,
                group=category.group.value,
                on=report.on,
                count=count,
                provenance=_resting_on(row.entry, report.source),
            )


def _property(on: date) -> Iterator[Lines]:
    """Yield sums of lines alike, with the acts that made their rows."""
    decided = dict(counting_decisions().values_list("pk", "method"))
    sums: dict[Alike, tuple[int, int]] = {}
    entries: dict[Alike, set[int]] = {}
    for row in _rows():
        owner = UN if row["owner"] == UN else "contingent"
        method = decided.get(row["decision"], OPEN)
        key = (row["site"], owner, row["sort"], row["group"] or OPEN, method)
        lines, pieces = sums.get(key, (0, 0))
        sums[key] = (lines + row["lines"], pieces + row["pieces"])
        entries.setdefault(key, set()).add(row["entry"])
    for key, (lines, pieces) in sorted(sums.items()):
        site, owner, sort, group, method = key
        yield Lines(
            id=", ".join(part for part in key if part),
            site=site, owner=owner, sort=sort, group=group, method=method,
            on=on, lines=lines, pieces=pieces,
            provenance=_resting_on(*sorted(entries[key])),
        )  # fmt: skip


def _rows() -> Iterator[dict[str, Any]]:
    """Yield lines that stand somewhere, added up where site, sort, decision and act are one."""
    rows = property_rows.Item.objects.filter(quantity__gt=0).order_by()
    alike = rows.values("site", "owner", "sort", "group", "decision", "entry")
    yield from (dict(row) for row in alike.annotate(lines=Count("pk"), pieces=Sum("quantity")))


def _consignments() -> Iterator[tuple[str, Manifest, dict[str, Provenance]]]:
    """Yield the waste of every site and part, with the acts on waste that name it."""
    for row in closing.EnvironmentFile.objects.all():
        stored = ENVIRONMENT.read(row.content)
        if not stored.manifests:
            continue
        acts = Entry.objects.filter(topics__topic=row.subject, kind__startswith=WASTE)
        entries = acts.distinct().order_by("index").values_list("index", flat=True)
        for manifest in stored.manifests.values():
            yield row.site, manifest, _resting_on(*entries)


def _sent() -> Iterator[Consignment]:
    for site, one, marks in _consignments():
        yield Consignment(
            id=f"{site} {one.id}", site=site, stream=one.stream, on=one.left_on, kg=one.kg,
            provenance=marks,
        )  # fmt: skip


def _received() -> Iterator[Consignment]:
    for site, one, marks in _consignments():
        if one.receipt is not None:
            taken = one.receipt
            yield Consignment(
                id=f"{site} {one.id}", site=site, stream=one.stream, on=taken.on, kg=taken.kg,
                provenance=marks,
            )  # fmt: skip


def _resting_on(*evidence: int | str) -> dict[str, Provenance]:
    said = (f"ledger entry {one}" if isinstance(one, int) else one for one in evidence)
    return {"*": Provenance(source=tuple(filter(None, said)))}
