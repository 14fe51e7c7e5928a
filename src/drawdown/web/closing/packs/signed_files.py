"""The signed files of a pack in the document store: looked into before they are recorded."""

from __future__ import annotations

from functools import lru_cache

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.keys import BadKey
from drawdown.documents.scan import BadScan, codes_on
from drawdown.ledger.act import Submission
from drawdown.signing.acts.raised import PACK_RAISED
from drawdown.signing.code import Code, Scanned, read_code, short_hash
from drawdown.signing.file import PackFile, Side, Way
from drawdown.signing.looking import Seen, Version, look_at_raised, look_into
from drawdown.web.closing.queries import register
from drawdown.web.roots import trusted_roots
from drawdown.web.store import documents

LOST = (NoSuchDocument, DamagedDocument)


def seen_by(submission: Submission, pack: PackFile) -> Seen | None:
    """Return what the file of a signature bears; none where there is nothing to look at."""
    body, last = submission.body, pack.last
    if last is None or body.get("way") == Way.INK:
        return None
    try:
        if submission.kind == PACK_RAISED.name:
            return _raised(submission, pack)
        mission = last.signature_of(Side.MISSION)
        earlier = mission.document if mission and mission.way is not Way.INK else None
        side = Side(body["side"])
        signed = documents().get(body["document"])
        version = Version(
            unsigned=documents().get(last.document),
            before=documents().get(earlier) if earlier and side is Side.HOST else None,
        )
        return look_into(signed, version, side, roots=trusted_roots(), at=submission.claimed)
    except LOST:
        return None
    except BadKey as error:
        return Seen((f"the roots of this installation cannot be read: {error}",))


def _raised(submission: Submission, pack: PackFile) -> Seen | None:
    body, last = submission.body, pack.last
    if last is None or last.signed_file is None:
        return Seen(("no file bears the signatures of both sides",))
    before = last.raised[-1].document if last.raised else last.signed_file
    return look_at_raised(
        documents().get(body["document"]),
        documents().get(before),
        level=body["level"],
        until=body["until"],
        known=(trusted_roots(), submission.claimed),
    )


def scanned_by(submission: Submission, pack: PackFile) -> Scanned | None:
    """Return what stands on the scan of a paper; none for another way of signing."""
    body, last = submission.body, pack.last
    if body.get("way") != Way.INK or last is None:
        return None
    expected = Code(
        mission=register().mission.id,
        pack=f"{pack.site}-{pack.part}" if pack.part else pack.site,
        version=last.number,
        short=short_hash(last.document),
    )
    try:
        read = read_on(str(documents().root), body["document"])
    except (*LOST, BadScan) as error:
        return Scanned(expected, problem=str(error))
    return Scanned(expected, read)


@lru_cache(maxsize=256)
def read_on(root: str, sha256: str) -> tuple[Code, ...]:
    """Return the codes of ours on a document of a store, which never changes."""
    found = (read_code(text) for text in codes_on(documents().get(sha256)))
    return tuple(code for code in found if code is not None)
