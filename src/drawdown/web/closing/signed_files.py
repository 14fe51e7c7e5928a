"""The signed files of a pack in the document store: looked into before they are recorded."""

from __future__ import annotations

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.keys import BadKey
from drawdown.ledger.act import Submission
from drawdown.signing.file import PackFile, Side, Way
from drawdown.signing.looking import Seen, Version, look_into
from drawdown.web.roots import trusted_roots
from drawdown.web.store import documents


def seen_by(submission: Submission, pack: PackFile) -> Seen | None:
    """Return what the file of a digital signature bears; none where there is nothing to look at."""
    body, last = submission.body, pack.last
    if body.get("way") != Way.DIGITAL or last is None:
        return None
    mission = last.signature_of(Side.MISSION)
    earlier = mission.document if mission and mission.way is Way.DIGITAL else None
    side = Side(body["side"])
    try:
        signed = documents().get(body["document"])
        version = Version(
            unsigned=documents().get(last.document),
            before=documents().get(earlier) if earlier and side is Side.HOST else None,
        )
    except (NoSuchDocument, DamagedDocument):
        return None
    try:
        return look_into(signed, version, side, roots=trusted_roots(), at=submission.claimed)
    except BadKey as error:
        return Seen((f"the roots of this installation cannot be read: {error}",))
