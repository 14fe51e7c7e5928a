"""Looks into a file said to bear a signature of a version, and says what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from drawdown.documents.compare import pages_apart
from drawdown.documents.render import BOXES
from drawdown.documents.renewal import stamped
from drawdown.documents.sign import HOST, MISSION
from drawdown.documents.verify import Known, verify_paper
from drawdown.signing.file import Side

FIELDS = {Side.MISSION: (MISSION,), Side.HOST: (MISSION, HOST)}
"""The fields that are signed once a side has signed: the mission comes first."""
DOUBTS = frozenset({"untrusted"})
"""What depends on the roots that one trusts, and not on the file."""
ASIDE = frozenset({"ledger-not-asked"})
"""The ledger cannot hold yet what is about to be recorded."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What speaks against a signed file, and what is in doubt only because no root is known."""

    against: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    certificate: str = ""
    """SHA-256 of the certificate that the side signed with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What was to be signed: the unsigned version, and the file that the other side signed."""

    unsigned: bytes
    before: bytes | None = None


def look_into(
    signed: bytes, version: Version, side: Side, *, roots: tuple[bytes, ...], at: datetime
) -> Seen:
    """Return what speaks against a file as the one that bears the signature of a side.

    It begins with the bytes of the version, or of what the other side signed; every signature that
    belongs there is genuine and the last one covers the whole file; no page looks different.
    """
    if not signed.startswith(version.before or version.unsigned):
        return Seen(("it does not begin with the bytes of the version that stands",))
    known = Known(roots=roots, at=at, fields=FIELDS[side], pages=False)
    verdict = verify_paper(signed, known)
    found = [each for each in verdict.reasons if each.code not in ASIDE]
    against = [each.words.en for each in found if each.code not in DOUBTS or roots]
    doubts = [each.words.en for each in found if each.code in DOUBTS and not roots]
    if not against:
        pages = pages_apart(version.unsigned, signed, BOXES)
        against += (f"page {page} looks different from the version" for page in pages)
    own = (each.certificate for each in verdict.signatures if each.field == FIELDS[side][-1])
    return Seen(tuple(against), tuple(doubts), next(own, ""))


def look_at_raised(
    raised: bytes,
    before: bytes,
    *,
    level: str,
    until: str,
    known: tuple[tuple[bytes, ...], datetime],
) -> Seen:
    """Return what speaks against a copy as the signed file with a time-stamp added.

    Every byte that was there is there still; level and day are those that the file itself shows.
    """
    roots, at = known
    if not raised.startswith(before) or len(raised) == len(before):
        return Seen(("it does not begin with the bytes of the file before it",))
    found = stamped(raised)
    if found is None:
        return Seen(("it bears no time-stamp",))
    against = []
    if found.level != level:
        against.append(f"it is of level {found.level}")
    if found.until != date.fromisoformat(until):
        against.append(f"its time-stamp holds until {found.until}")
    judged = verify_paper(raised, Known(roots=roots, at=at, pages=False))
    reasons = [each for each in judged.reasons if each.code not in ASIDE]
    against += [each.words.en for each in reasons if each.code not in DOUBTS or roots]
    doubts = [each.words.en for each in reasons if each.code in DOUBTS and not roots]
    return Seen(tuple(against), tuple(doubts))
