"""The lines of the property register under a pack: of a part those chosen, of the site the rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.property.line import Line
from drawdown.signing.file import PackFile
from drawdown.signing.held import Held, held_in
from drawdown.web.closing import models
from drawdown.web.closing.codec import PACK
from drawdown.web.closing.queries import stored_pack
from drawdown.web.property.models import Item
from drawdown.web.property.queries import line_of
from drawdown.web.store import documents


def items_of(site: str, part: str | None) -> tuple[Line, ...]:
    """Return what a pack lists: the lines chosen for a part; what no part took for the site."""
    here = items_at(site)
    if part is None:
        taken = taken_by_parts(site)
        return tuple(line for line in here if key_of(line) not in taken)
    chosen = frozenset(stored_pack(site, part).chosen)
    return tuple(line for line in here if key_of(line) in chosen)


def items_at(site: str) -> tuple[Line, ...]:
    """Return what stands at a site by its number."""
    rows = Item.objects.filter(site=site, quantity__gt=0).order_by("line", "id")
    return tuple(line_of(row) for row in rows)


def key_of(line: Line) -> str:
    """Return the key of a line of the property register among the lines of a pack."""
    return f"item:{line.line}"


def taken_by_parts(site: str, but: str | None = None) -> Mapping[str, str]:
    """Return the part that each line was chosen for, without those of one part."""
    rows = models.PackFile.objects.filter(site=site).exclude(part="").exclude(part=but or "")
    return {
        line: row.part
        for row in rows.only("part", "content")
        for line in PACK.read(row.content).chosen
    }


def held_of(pack: PackFile) -> Held:
    """Return what the version that stands lists; nothing while none is made."""
    return _held(str(documents().root), pack.last.document) if pack.last else Held()


@lru_cache(maxsize=32)
def _held(root: str, document: str) -> Held:
    """Return what a file of a store lists; what a digest names never changes."""
    try:
        return held_in(documents().get(document))
    except (NoSuchDocument, DamagedDocument):
        return Held()
