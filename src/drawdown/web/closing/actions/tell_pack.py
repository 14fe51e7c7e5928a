"""Tell the pack of Sévaré: built from the records told so far, signed with keys for practice."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.demo.pack_story import (
    DAY,
    HOST,
    HOST_TITLE,
    HOUR,
    MISSION_TITLE,
    OFFICE,
    PLACE,
    SITE,
    Made,
    ceremony,
    inspected,
    registered,
    signed,
)
from drawdown.demo.told import File, Told
from drawdown.documents.keys import Identity
from drawdown.documents.render import Make, render
from drawdown.documents.sign import FIELDS, Declared, prepare, sign
from drawdown.signing.build import build
from drawdown.signing.file import Side, Stage, Version
from drawdown.web.closing.actions.report import BY_KIND
from drawdown.web.closing.actions.tell_story import Telling, tell_story
from drawdown.web.closing.packs.practice_keys import practice_identities
from drawdown.web.closing.packs.source import pictures_of, source_of
from drawdown.web.closing.queries import pack_of, site_of
from drawdown.web.records.models import Entry
from drawdown.web.store import documents

STAGES = (Stage.DRAFT, Stage.FINAL)


class ToldTooFar(ValueError):
    """The ledger holds later acts on the site, and a pack built now would hold them too."""


def tell_pack(telling: Telling) -> int:
    """Return how many acts were told now; raises `ToldTooFar` and what `tell_story` raises.

    What an earlier telling made stands: it is taken from the store and never made again.
    """
    last = pack_of(SITE).last
    if last is not None and last.complete and pack_of(SITE).ceremony is not None:
        return 0
    later = Entry.objects.filter(
        topics__topic=f"site:{SITE}", kind__in=BY_KIND, claimed__date__gt=DAY
    )
    if later.exists():
        raise ToldTooFar(f"acts after {DAY} stand on the site")
    return tell_story(_story(), telling)


def _story() -> Iterator[Told]:
    """Yield each act when those before it stand in the ledger: a pack is built from records."""
    yield from inspected()
    for number, stage in enumerate(STAGES, start=1):
        yield _version(number, stage).told()
    ours, theirs = practice_identities()
    yield from registered({OFFICE: ours.fingerprint, HOST: theirs.fingerprint})
    number = len(STAGES)
    one = _signed(Side.MISSION, MISSION_TITLE, by=ours)
    yield signed(Side.MISSION, number, one)
    yield signed(Side.HOST, number, _signed(Side.HOST, HOST_TITLE, by=theirs))
    yield ceremony()


def _version(number: int, stage: Stage) -> Made:
    """Return a version as the store has it; else it is built now."""
    known = pack_of(SITE).versions
    if len(known) >= number:
        kept = known[number - 1]
        pack, reading = documents().get(kept.document), documents().get(kept.reading)
    else:
        paper = build(source_of(site_of(SITE)))
        pictures = pictures_of(paper)
        pack, reading = (render(paper, pictures, make=make) for make in Make)
    return Made(
        number=number,
        stage=stage,
        pack=File(f"Handover pack of Sévaré, version {number}", pack),
        reading=File(f"Handover pack of Sévaré, version {number}, for reading", reading),
        replaces=known[number - 2].document if number > 1 else "",
    )


def _signed(side: Side, title: str, *, by: Identity) -> File:
    """Return the file with the signature of a side: the stored one, or one signed now."""
    last: Version = pack_of(SITE).versions[-1]
    done = last.signature_of(side)
    name = f"Handover pack of Sévaré, signed for the {side}"
    if done is not None and done.document is not None:
        return File(name, documents().get(done.document))
    declared = Declared(capacity=title, place=PLACE, at=HOUR)
    earlier = last.signature_of(Side.MISSION)
    if side is Side.MISSION or earlier is None or earlier.document is None:
        ready = prepare(documents().get(last.document))
    else:
        ready = documents().get(earlier.document)
    return File(name, sign(ready, FIELDS[tuple(Side).index(side)], declared, by=by))
