"""Checks of certificates and of the machine: disk, clock, typesetter, files of the pages."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from drawdown.core.findings import Finding, Place
from drawdown.core.reading.files import megabytes
from drawdown.documents.keys import BadKey, lives_of
from drawdown.documents.typesetting import BadPaper, typeset
from drawdown.web.closing.packs.seal import FOLDER, NoSeal, seal_key
from drawdown.web.doctor import faults
from drawdown.web.doctor.installation import Check, Installation, at_file
from drawdown.web.records.witnesses import WITNESSES, BadWitnesses, read_witnesses
from drawdown.web.roots import folder_of_roots

SOON = timedelta(days=60)
"""As long before its end as a certificate is spoken of: getting one takes weeks in a mission."""
FULL = 100_000_000
LOW = 2_000_000_000
"""Bytes: about the photographs of one large site."""
TRIAL = """\
#set text(font: "Source Serif 4", fallback: false)
Signed over. Remis : œ, ç, é, Sévaré.
#text(font: "Source Code Pro")[7f3a]
#text(font: "Amiri", lang: "ar", dir: rtl)[محضر تسليم]
"""
"""Every typeface of our papers, each without another to fall back on."""


def roots(at: Installation) -> Iterator[Finding]:
    """Find roots that cannot be read, are over, or soon will be."""
    for path in sorted(folder_of_roots().glob("*.pem")):
        try:
            lives = lives_of(path.read_bytes())
        except BadKey:
            yield faults.BAD_CERTIFICATE.at(at_file(path))
            continue
        for name, until in lives:
            yield from _life(path, name, until, now=at.now)


def seal(at: Installation) -> Iterator[Finding]:
    """Find a seal for drawn signatures that does not open, is over, or soon will be."""
    place = at.home / FOLDER / "seal.p12"
    if not place.exists():
        return
    try:
        identity = seal_key()
    except NoSeal as error:
        yield faults.BAD_SEAL.at(at_file(place), reason=error)
        return
    if identity.good_until is not None:
        yield from _life(place, identity.name, identity.good_until, now=at.now)


def witnesses(at: Installation) -> Iterator[Finding]:
    """Find a file of witnesses that names none that can be used."""
    try:
        read_witnesses(at.home / WITNESSES)
    except BadWitnesses as error:
        yield faults.BAD_WITNESSES.at(at_file(at.home / WITNESSES), reason=error)


def disk(at: Installation) -> Iterator[Finding]:
    """Find a disk that is full, or nearly so."""
    free = shutil.disk_usage(at.home).free
    if free < FULL:
        yield faults.DISK_FULL.at(at_file(at.home), free=megabytes(free))
    elif free < LOW:
        yield faults.DISK_LOW.at(at_file(at.home), free=megabytes(free), least=megabytes(FULL))


def clock(at: Installation) -> Iterator[Finding]:
    """Find a clock that is behind the files of the home."""
    for path in sorted(at.home.iterdir()):
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        if written > at.now + timedelta(minutes=5):
            yield faults.CLOCK_BEHIND.at(
                Place("the clock"),
                now=f"{at.now:%Y-%m-%d %H:%M}",
                what=path.name,
                other=f"{written:%Y-%m-%d %H:%M}",
            )
            return


def papers(at: Installation) -> Iterator[Finding]:
    """Find a typesetter that makes no paper, or makes it with another font than ours."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "trial.typ"
        template.write_text(TRIAL, encoding="utf-8")
        try:
            typeset(template, standards=["a-3b"], moment=at.now)
        except BadPaper as error:
            yield faults.NO_PAPERS.at(Place("the typesetter"), reason=error)


def pages(at: Installation) -> Iterator[Finding]:
    """Find the static files of the pages not collected."""
    if not (at.environment.static / "staticfiles.json").exists():
        yield faults.NO_STATIC.at(at_file(at.environment.static))


CHECKS: tuple[Check, ...] = (roots, seal, witnesses, disk, clock, papers, pages)


def _life(path: Path, name: str, until: datetime, *, now: datetime) -> Iterator[Finding]:
    if until < now:
        yield faults.EXPIRED.at(at_file(path), name=name, day=until.date())
    elif until < now + SOON:
        yield faults.EXPIRES.at(at_file(path), name=name, day=until.date())
