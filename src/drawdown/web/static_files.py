"""Static files, collected under the state's folder whenever the shipped ones have changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

MARK = ".collected"


def collect_static_files() -> bool:
    """Collect, unless what is there was made from the same files; returns whether it did."""
    place = Path(settings.STATIC_ROOT)
    fingerprint = _fingerprint()
    mark = place / MARK
    if mark.exists() and mark.read_text(encoding="ascii") == fingerprint:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    mark.write_text(fingerprint, encoding="ascii")
    return True


def _fingerprint() -> str:
    """Return a hash of the names, sizes and times of every shipped file."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
