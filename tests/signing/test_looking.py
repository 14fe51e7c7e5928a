"""A file counts as signed only where it bears the signature, over the very version that stands."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from drawdown.documents.render import render
from drawdown.documents.sign import HOST, MISSION, prepare, sign
from drawdown.signing.file import Side
from drawdown.signing.looking import Seen, Version, look_into
from tests.documents.papers import PICTURES, small_paper
from tests.documents.signing import (
    GOVERNOR,
    HEAD,
    LATER,
    authority,
    half_signed,
    identity,
    prepared,
    signed,
)

OURS = identity("Mission office").fingerprint
THEIRS = identity("Governor's office").fingerprint


@cache
def unsigned() -> bytes:
    return render(small_paper(), PICTURES)


def look(content: bytes, side: Side, *, roots: bool = True, before: bytes | None = None) -> Seen:
    version = Version(unsigned=unsigned(), before=before)
    known = (authority().root,) if roots else ()
    return look_into(content, version, side, roots=known, at=LATER)


def test_the_file_of_each_side_is_taken_as_it_was_signed() -> None:
    assert look(half_signed(), Side.MISSION) == Seen(certificate=OURS)
    assert look(signed(), Side.HOST, before=half_signed()) == Seen(certificate=THEIRS)


def test_the_file_of_one_side_is_not_that_of_the_other() -> None:
    assert look(half_signed(), Side.HOST, before=half_signed()).against
    assert look(prepared(), Side.MISSION).against
    assert look(unsigned(), Side.MISSION).against


def test_another_version_with_genuine_signatures_is_refused() -> None:
    other = prepare(render(replace(small_paper(), number="OTHER"), PICTURES))
    once = sign(other, MISSION, HEAD, by=identity("Mission office"))
    assert "does not begin" in look(once, Side.MISSION).against[0]
    twice = sign(once, HOST, GOVERNOR, by=identity("Governor's office"))
    assert look(twice, Side.HOST, before=half_signed()).against


def test_a_mission_file_with_one_byte_changed_is_no_ground_for_the_host_to_sign() -> None:
    changed = bytearray(signed())
    changed[len(half_signed()) + 20] ^= 1
    assert look(bytes(changed), Side.HOST, before=half_signed()).against
    assert look(signed() + b"x", Side.HOST, before=half_signed()).against


def test_without_a_root_the_signer_is_in_doubt_and_the_signature_is_not() -> None:
    seen = look(half_signed(), Side.MISSION, roots=False)
    assert seen.against == ()
    assert len(seen.doubts) == 1
