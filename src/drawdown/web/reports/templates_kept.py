"""The templates of reports: those in force at a position of the ledger, and those on offer."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from drawdown.core.findings import Refused
from drawdown.documents.content import ContentStore, DamagedDocument, NoSuchDocument
from drawdown.documents.evidence import put
from drawdown.reports.acts.templates import Offer, TemplatesInForce
from drawdown.reports.pack import ReportPack, completed, parse_pack, read_pack, shipped_pack
from drawdown.reports.rules import ReportRules
from drawdown.web.reports import models
from drawdown.web.store import documents


def pack_in_force(*, before: int | None = None) -> ReportPack:
    """Return the templates of the last act before an entry, else those that are shipped."""
    rows = models.TemplatesInForce.objects.order_by("-entry")
    if before is not None:
        rows = rows.filter(entry__lt=before)
    row = rows.first()
    return _parsed(documents().root, row.digest) if row is not None else shipped_pack()


def rules_in_force(*, before: int | None = None) -> ReportRules:
    """Return what reports say and count by, with what this version of the software adds to it."""
    return completed(pack_in_force(before=before).rules)


def keep_pack(pack: ReportPack) -> str:
    """Store templates and return their hash."""
    return put(documents(), pack.to_bytes(), name="reports.json")


def pack_named(sha256: str) -> ReportPack | None:
    """Return the templates of a document; nothing where it is not stored or holds none."""
    try:
        return _read(documents().root, sha256)
    except (NoSuchDocument, DamagedDocument, Refused):
        return None


def templates_standing(sha256: str) -> TemplatesInForce:
    """Return what an act on the templates is decided on; `sha256` is what it names."""
    offers: dict[str, Offer] = {}
    for row in models.TemplatesOffered.objects.order_by("entry"):
        held = offers.get(row.digest)
        persons = held.persons if held and held.before == row.before else frozenset()
        offers[row.digest] = Offer(row.before, persons | {row.person})
    return TemplatesInForce(
        in_force=pack_in_force(),
        named=pack_named(sha256),
        versions=dict(models.TemplatesOffered.objects.values_list("version", "digest")),
        offers=offers,
    )


@lru_cache(maxsize=16)
def _parsed(root: Path, sha256: str) -> ReportPack:
    return parse_pack(ContentStore(root).get(sha256))


@lru_cache(maxsize=16)
def _read(root: Path, sha256: str) -> ReportPack:
    return read_pack(ContentStore(root).get(sha256))
