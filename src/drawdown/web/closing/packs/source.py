"""Gathers the records that the pack of a site or part is built from, and its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from drawdown.documents.attached import pages_in
from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.forms import EXTENSIONS, MEDIA_TYPES, Form, form_of
from drawdown.documents.paper import Paper
from drawdown.environment.file import EnvironmentFile
from drawdown.ledger.log import NothingSigned
from drawdown.register.site import Site
from drawdown.signing.file import PackFile
from drawdown.signing.source import Kept, Source
from drawdown.web.closing.documents.photos import photos_among
from drawdown.web.closing.environment.facts import facts_for_paper
from drawdown.web.closing.packs.lines import items_of
from drawdown.web.closing.queries import (
    commitments_of,
    environment_of,
    exit_of,
    file_of,
    pack_of,
    register,
    rules,
)
from drawdown.web.people.presenting import names_of
from drawdown.web.people.queries import standing
from drawdown.web.records.log import last_recorded, opened
from drawdown.web.records.models import Entry, Evidence
from drawdown.web.store import documents


def source_of(site: Site, part: str | None = None) -> Source:
    """Return the records as they stand under the last checkpoint.

    Raises `BadAct` for a part that nobody opened.
    """
    file, environment = file_of(site.id, part), environment_of(site.id, part)
    pack = pack_of(site.id, part)
    return Source(
        rules=rules(),
        mission=register().mission,
        site=site,
        file=file,
        environment=environment,
        facts=facts_for_paper(site, file),
        commitments=commitments_of(site.id),
        exit=exit_of(site.id, part),
        pack=pack,
        items=items_of(site.id, part),
        names=names_of(standing(opened().mission)),
        photographs=frozenset(photos_among(_cited(pack, environment))),
        instructions=dict(_instructions(pack)),
        checkpoint=checkpoint_lines(),
        made=_last_said(),
    )


def pictures_of(paper: Paper) -> Mapping[str, bytes]:
    """Return the bytes of every photograph that a paper shows, and of what it carries."""
    named = {each.sha256 for each in paper.photographs}
    named |= {each.sha256 for each in paper.annexed}
    return {sha256: documents().get(sha256) for sha256 in sorted(named)}


def checkpoint_lines() -> tuple[str, ...]:
    """Return origin, size and root of the last checkpoint; nothing before the first."""
    try:
        return tuple(opened().log.checkpoint().text.splitlines()[:3])
    except NothingSigned:
        return ()


def _last_said() -> datetime:
    """Return when the last act of a person was done: the same ledger gives the same pack."""
    claimed = Entry.objects.filter(person__startswith="p-").order_by("-claimed")
    moment = claimed.values_list("claimed", flat=True).first() or last_recorded()
    return moment or datetime(1970, 1, 1, tzinfo=UTC)


def _instructions(pack: PackFile) -> Iterator[tuple[str, Kept]]:
    """Yield the running instructions that the store has, each under the title it was added by."""
    for found in pack.systems.values():
        name = found.instructions
        if name is None:
            continue
        try:
            content = documents().get(name)
        except (NoSuchDocument, DamagedDocument):
            continue
        if (form := form_of(content)) is None:
            continue
        row = Evidence.objects.filter(sha256=name).order_by("entry").first()
        yield (
            name,
            Kept(
                title=row.title if row is not None else name[:16],
                form=EXTENSIONS[form][0],
                media=MEDIA_TYPES[form][0],
                pages=pages_in(content) if form is Form.PDF else None,
            ),
        )


def _cited(pack: PackFile, environment: EnvironmentFile) -> Iterator[str]:
    for found in pack.systems.values():
        yield from found.photos
    for finding in environment.findings.values():
        yield from finding.photos
