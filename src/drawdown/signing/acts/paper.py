"""Whether a scan is one of the paper that was to be signed: by its codes, or as somebody typed."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding, Place
from drawdown.documents.print_copy import SHORT
from drawdown.signing.acts.state import Packing
from drawdown.signing.code import Code, short_hash
from drawdown.signing.ways_faults import (
    NO_CODE,
    NO_FIRST_PAGE,
    OTHER_FILE,
    OTHER_MISSION,
    OTHER_SITE,
    OTHER_VERSION,
    TYPED,
    UNREADABLE,
)


def on_paper(state: Packing, typed: str | None) -> Iterator[Finding]:
    """Refuse a scan of anything but the version that stands; say where nobody's machine read it.

    The codes on every page count: a pack whose pages are of two versions is refused.
    """
    place = Place(state.file.subject, field="document")
    scan, last = state.scan, state.file.last
    if scan is None or scan.problem:
        yield UNREADABLE.at(place)
        return
    strange = [each for code in scan.read for each in _strange(code, scan.expected, place)]
    yield from {finding.code: finding for finding in strange}.values()
    if scan.naming:
        pages = {code.page for code in scan.naming}
        if not strange and not pages & {1, None}:
            yield NO_FIRST_PAGE.at(place)
        return
    if typed is None or last is None:
        yield NO_CODE.at(place, digits=SHORT)
    elif typed != (stands := short_hash(last.document)):
        yield OTHER_FILE.at(place, short=typed, expected=stands)
    else:
        yield TYPED.at(place)


def _strange(code: Code, expected: Code, place: Place) -> Iterator[Finding]:
    """Yield in what the paper differs from the one that was to be signed: the first thing alone."""
    if code.mission != expected.mission:
        yield OTHER_MISSION.at(place, mission=code.mission)
    elif code.pack != expected.pack:
        yield OTHER_SITE.at(place, pack=code.pack, expected=expected.pack)
    elif code.version != expected.version:
        yield OTHER_VERSION.at(place, version=code.version, expected=expected.version)
    elif code.short and code.short != expected.short:
        yield OTHER_FILE.at(place, short=code.short, expected=expected.short)
