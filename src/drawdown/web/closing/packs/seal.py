"""The key that seals drawn signatures into a paper: the mission's own, kept in the home."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from drawdown.documents.keys import BadKey, Identity, open_pkcs12
from drawdown.web.closing.packs.practice_keys import practice_identities
from drawdown.web.people.who import is_example

FOLDER = "seal"
"""The folder of the home that holds `seal.p12` and `password`, one line."""


class NoSeal(LookupError):
    """This installation has no key that seals, or it cannot be opened."""


def seal_key() -> Identity:
    """Return the key that seals; raises `NoSeal`. The example seals with a key for practice."""
    folder = Path(settings.ENVIRONMENT.home / FOLDER)
    if (folder / "seal.p12").exists():
        try:
            password = (folder / "password").read_bytes().rstrip(b"\r\n")
            return open_pkcs12((folder / "seal.p12").read_bytes(), password)
        except (BadKey, OSError) as error:
            raise NoSeal(str(error)) from error
    if is_example():
        return practice_identities()[0]
    raise NoSeal(FOLDER)


def has_seal() -> bool:
    """Return whether a drawn signature can be sealed here."""
    return is_example() or Path(settings.ENVIRONMENT.home / FOLDER / "seal.p12").exists()
