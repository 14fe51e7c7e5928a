"""A practice authority, two identities and a paper they signed: made once for all tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from drawdown.documents.keys import Authority, Identity, open_pkcs12, practice_authority
from drawdown.documents.render import render
from drawdown.documents.sign import HOST, MISSION, Declared, prepare, sign
from tests.documents.papers import MADE, PICTURES, small_paper

SINCE = datetime(2023, 1, 1, tzinfo=UTC)
PASSWORD = b"practice"
LATER = MADE + timedelta(days=100)
HEAD = Declared(capacity="Acting Head of Office", place="Sévaré", at=MADE)
GOVERNOR = Declared(capacity="Governor of Mopti Region", place="Sévaré", at=MADE)


@cache
def authority() -> Authority:
    return practice_authority("Practice root", since=SINCE)


@cache
def identity(name: str) -> Identity:
    issued = authority().issue(name, since=SINCE, password=PASSWORD)
    return open_pkcs12(issued.pkcs12, PASSWORD)


@cache
def prepared() -> bytes:
    return prepare(render(small_paper(), PICTURES))


@cache
def half_signed() -> bytes:
    return sign(prepared(), MISSION, HEAD, by=identity("Mission office"))


@cache
def signed() -> bytes:
    return sign(half_signed(), HOST, GOVERNOR, by=identity("Governor's office"))
