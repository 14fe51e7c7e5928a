"""Checks of settings and of the home, before anything of it is opened: none of them writes."""

from __future__ import annotations

import json
import os
import pwd
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from drawdown.core.findings import Finding, Place
from drawdown.web.doctor import faults
from drawdown.web.doctor.installation import Check, Installation, at_file
from drawdown.web.environment import (
    DATABASE_URL,
    EXAMPLE,
    HOSTS,
    KEY_PASSPHRASE,
    OIDC,
    SMTP_URL,
    BadEnvironment,
)
from drawdown.web.records.points import VARIABLE as KILL_AT

OTHERS = stat.S_IRWXG | stat.S_IRWXO
SECRET = "secret_key"  # noqa: S105 - the name of a file
PROVIDER = ("provider_id", "name", "client_id", "secret", "settings")


def home(at: Installation) -> Iterator[Finding]:
    """Find a home that is not there, belongs to another account, or lies open."""
    if not at.home.is_dir():
        yield faults.NO_HOME.at(at_file(at.home))
        return
    status = at.home.stat()
    if status.st_uid != os.geteuid():
        owner, here = _account(status.st_uid), _account(os.geteuid())
        yield faults.OTHER_OWNER.at(at_file(at.home), owner=owner, here=here)
    if status.st_mode & OTHERS and (at.is_set_up or at.environment.hosts):
        yield faults.HOME_OPEN.at(at_file(at.home))
    for place in (at.home, at.home / "drawdown.sqlite3"):
        if place.exists() and not os.access(place, os.W_OK):
            yield faults.NOT_WRITABLE.at(at_file(place))


def secret_key(at: Installation) -> Iterator[Finding]:
    """Find the key of cookies and second factors missing, or readable by others."""
    place = at.home / SECRET
    if not at.home.is_dir():
        return  # said by `home`
    if not place.exists():
        yield faults.NO_SECRET.at(at_file(place))
    else:
        yield from _private(place)


def database_address(at: Installation) -> Iterator[Finding]:
    """Find a database address that cannot be read."""
    yield from _readable(DATABASE_URL, at.environment.database)


def mail(at: Installation) -> Iterator[Finding]:
    """Find a mail server that cannot be read, or that is sent a password in clear."""
    yield from _readable(SMTP_URL, at.environment.mail)
    parts = urlsplit(at.environment.smtp_url or "")
    if parts.scheme == "smtp" and parts.password and "starttls=1" not in parts.query:
        yield faults.MAIL_IN_CLEAR.at(Place(SMTP_URL))


def identity_providers(at: Installation) -> Iterator[Finding]:
    """Find identity providers that cannot be read, lack something, or whose secrets lie open."""
    place = at.home / OIDC
    yield from _readable(str(place), at.environment.identity_providers)
    if place.exists():
        yield from _private(place)
        yield from _providers(place)


def unsafe_settings(at: Installation) -> Iterator[Finding]:
    """Find settings that are for tests and examples, on an installation that others reach."""
    if KILL_AT in at.variables:
        yield faults.KILLED.at(Place(KILL_AT))
    if at.environment.example and at.environment.hosts:
        yield faults.EXAMPLE_OPEN.at(Place(f"{EXAMPLE}, {HOSTS}"))
    if at.environment.hosts and at.environment.key_passphrase is None:
        yield faults.KEYS_UNSEALED.at(Place(KEY_PASSPHRASE))


CHECKS: tuple[Check, ...] = (
    home,
    secret_key,
    database_address,
    mail,
    identity_providers,
    unsafe_settings,
)
BLOCKING = frozenset(
    {faults.NO_HOME.code, faults.OTHER_OWNER.code, faults.NO_SECRET.code, faults.BAD_SETTING.code}
)
"""With one of these nothing more is opened: opening would write, or cannot be done."""


def _readable(name: str, read: Any) -> Iterator[Finding]:
    try:
        read()
    except BadEnvironment as wrong:
        yield faults.BAD_SETTING.at(Place(name), reason=wrong)
    except ValueError as wrong:  # a port that is no number
        yield faults.BAD_SETTING.at(Place(name), reason=wrong)


def _private(place: Path) -> Iterator[Finding]:
    if place.stat().st_mode & OTHERS:
        yield faults.OTHERS_READ.at(at_file(place))


def _providers(place: Path) -> Iterator[Finding]:
    try:
        read = json.loads(place.read_text(encoding="utf-8"))
    except ValueError:
        return  # said by `_readable`
    for number, provider in enumerate(read if isinstance(read, list) else [], start=1):
        known = provider if isinstance(provider, dict) else {}
        missing = [name for name in PROVIDER if not known.get(name)]
        settings = known.get("settings")
        if settings and not (isinstance(settings, dict) and settings.get("server_url")):
            missing.append("settings.server_url")
        if missing:
            yield faults.BAD_PROVIDER.at(at_file(place), number=number, missing=", ".join(missing))


def _account(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
