"""Bundles of this ledger: what goes into one, for the whole of it or for one site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from io import BytesIO
from typing import BinaryIO

from django.db.models import QuerySet

from drawdown.documents.content import NoSuchDocument
from drawdown.ledger.acts.refused import KIND as REFUSED
from drawdown.ledger.bundle.keys import Keys, rotation_note
from drawdown.ledger.bundle.make import Order, make_bundle
from drawdown.ledger.bundle.manifest import Manifest
from drawdown.ledger.checkpoint import parse_checkpoint
from drawdown.ledger.key import VerifyingKey
from drawdown.ledger.key_folder import NoSuchKey
from drawdown.ledger.keyring import KeyRing
from drawdown.ledger.note import Note
from drawdown.ledger.personal import PersonalValue
from drawdown.ledger.times import to_the_second
from drawdown.web.records import models
from drawdown.web.records.keys import signing_key
from drawdown.web.records.store import DatabaseStore
from drawdown.web.records.witnesses import witnessed
from drawdown.web.store import documents


@dataclass(frozen=True)
class LedgerSource:
    """What a bundle is made from. The part of a site holds what concerns that site alone.

    With a part go no refusals, no personal values, and only documents that were added as evidence
    of that site: a register or a plan tells of every other site, too.
    """

    size: int
    site: str | None = None
    personal_values: bool = True
    store: DatabaseStore = field(default_factory=DatabaseStore)

    def entries(self, start: int, stop: int) -> Iterable[bytes]:
        """Return the entries from one index up to another."""
        return self.store.entries(start, stop)

    def tile(self, level: int, index: int) -> bytes:
        """Return a stored tile of hashes."""
        return self.store.tile(level, index)

    def part(self, site: str) -> Iterable[int]:
        """Return the indexes of the acts that concern a site and no other."""
        return list(_of_site(site).filter(index__lt=self.size).values_list("index", flat=True))

    def document(self, digest: str) -> BinaryIO | None:
        """Return a document, opened; nothing for one that is not there or stays here."""
        if self.site is not None and digest not in self._shown:
            return None
        try:
            return BytesIO(documents().get(digest))
        except NoSuchDocument:
            return None

    def personal(self, digest: str) -> PersonalValue | None:
        """Return a personal value; nothing for one that is erased or stays here."""
        if self.site is not None or not self.personal_values:
            return None
        row = models.PersonalValue.objects.filter(digest=digest).first()
        return None if row is None else PersonalValue(salt=row.salt, value=row.value)

    @cached_property
    def _shown(self) -> frozenset[str]:
        """The documents that were added as evidence of the site."""
        rows = models.Evidence.objects.filter(entry__in=self.part(self.site or ""))
        return frozenset(rows.values_list("sha256", flat=True))


def write_bundle(
    out: BinaryIO, *, site: str | None, personal_values: bool, at: datetime
) -> Manifest:
    """Write a bundle of the last checkpoint and return its manifest.

    Raises `NotOpen`, `BadLedger` where the ledger is damaged, `BadKey` without the key, and
    `BadWitnesses`. Other acts may be recorded meanwhile: what is before the checkpoint no longer
    changes.
    """
    ledger = witnessed()
    note = ledger.log.checkpoint()
    size = parse_checkpoint(note.text).size
    order = Order(
        mission=ledger.mission,
        made=to_the_second(at),
        checkpoint=note,
        keys=_keys(ledger.log.ring),
        site=site,
    )
    key = signing_key(ledger.log.ring.key_at(size))
    source = LedgerSource(size=size, site=site, personal_values=personal_values)
    return make_bundle(source, order, key, out=out)


def _of_site(site: str) -> QuerySet[models.Entry]:
    """Return the acts about a site, without those that are about another one, too."""
    topic = f"site:{site}"
    others = models.Topic.objects.filter(topic__startswith="site:").exclude(topic=topic)
    return (
        models.Entry.objects.filter(topics__topic=topic)
        .exclude(kind=REFUSED.name)
        .exclude(index__in=others.values("entry_id"))
        .order_by("index")
    )


def _keys(ring: KeyRing) -> Keys:
    """Return the ring with the notes by which its keys follow each other, where they can be made.

    Both secrets are needed: a key that was lost cannot say who follows it.
    """
    notes: dict[VerifyingKey, Note] = {}
    for before, after in zip(ring.log, ring.log[1:], strict=False):
        try:
            old, new = signing_key(before.key), signing_key(after.key)
        except NoSuchKey:
            continue
        notes[after.key] = rotation_note(old, new, first=after.first)
    return Keys(ring, notes)
