"""Keys for practice: made in the home of the example, never shipped, of an authority of no one."""

from __future__ import annotations

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from drawdown.documents.keys import Identity, open_pkcs12, practice_authority
from drawdown.web.roots import folder_of_roots

FOLDER = "practice-keys"
ROOT = "practice-root.pem"
SINCE = datetime(2023, 7, 1, tzinfo=UTC)
NAMES = ("TEST IDENTITY: office of the mission", "TEST IDENTITY: office of the governor")


def practice_identities() -> tuple[Identity, Identity]:
    """Return the keys of the two test identities; they are made where there are none.

    Their root becomes one that this installation trusts, so that `/verify` can judge the example.
    """
    folder = Path(settings.ENVIRONMENT.home / FOLDER)
    if not (folder / "password").exists():
        _make(folder)
    password = (folder / "password").read_bytes()
    ours, theirs = (
        open_pkcs12((folder / f"{number}.p12").read_bytes(), password) for number in (1, 2)
    )
    return ours, theirs


def _make(folder: Path) -> None:
    """Make the root and both keys; the key of the root is forgotten. The password comes last."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = practice_authority("TEST ROOT of a demonstration", since=SINCE)
    password = secrets.token_urlsafe(24).encode()
    for number, name in enumerate(NAMES, start=1):
        issued = authority.issue(name, since=SINCE, password=password)
        _write(folder / f"{number}.p12", issued.pkcs12)
    folder_of_roots().mkdir(parents=True, exist_ok=True)
    (folder_of_roots() / ROOT).write_bytes(authority.root)
    _write(folder / "password", password)


def _write(path: Path, content: bytes) -> None:
    """Write a file that its owner alone reads."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
