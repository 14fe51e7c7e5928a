"""The root certificates that this installation trusts for signatures on papers."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

ROOTS = "roots"
"""The folder of the home that holds them, in PEM."""


def folder_of_roots() -> Path:
    """Return the folder; there need be none."""
    return Path(settings.ENVIRONMENT.home / ROOTS)


def trusted_roots() -> tuple[bytes, ...]:
    """Return every root, by the name of its file."""
    return tuple(path.read_bytes() for path in sorted(folder_of_roots().glob("*.pem")))
