"""The compiler, with a cache that is keyed by the text of everything it compiles here.

Its own cache notices edits of a function's file, not of the files whose functions it calls. An
account that may not write where the software lies, as that of a server, gets a folder of its own,
with a copy of what was compiled at the installation.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from numba import config, njit

HERE = Path(__file__).parent
OWNER_ALONE = 0o700
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
Function = TypeVar("Function", bound=Callable[..., object])


def cache_folder(shipped: Path, *, writable: bool, elsewhere: Iterator[Path]) -> Path:
    """Return the folder for what is compiled from the present text.

    `shipped` lies beside that text. Where it cannot be written, it is copied into the first folder
    of `elsewhere` that is ours alone, since whoever could write there could run what they like;
    where there is none, into a new one that is there until the machine throws it away.
    """
    if writable:
        return shipped
    for place in elsewhere:
        with suppress(OSError):
            return _copied(shipped, _private(place) / shipped.name)
    return _copied(shipped, Path(tempfile.mkdtemp(prefix="drawdown-")) / shipped.name)


def _private(place: Path) -> Path:
    """Return a folder that nobody else can write, made where it is missing. Raises `OSError`."""
    place.mkdir(mode=OWNER_ALONE, parents=True, exist_ok=True)
    found = place.lstat()
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    if not ours or found.st_mode & OTHERS_WRITE or not os.access(place, os.W_OK):
        raise PermissionError(f"{place} is not ours alone")
    return place


def _copied(shipped: Path, target: Path) -> Path:
    """Copy what was compiled, whole or not at all: another process may do the same."""
    if shipped.is_dir() and not target.exists():
        whole = Path(tempfile.mkdtemp(dir=target.parent)) / "whole"
        shutil.copytree(shipped, whole)
        with suppress(OSError):
            whole.rename(target)
        shutil.rmtree(whole.parent)
    return target


def _elsewhere() -> Iterator[Path]:
    """Yield folders of this account, the lasting one first."""
    with suppress(RuntimeError):
        yield Path.home() / ".cache" / "drawdown"
    yield Path(tempfile.gettempdir()) / f"drawdown-{os.getuid()}"


def _shipped() -> Path:
    """Return the folder beside the text, named by all of it."""
    digest = hashlib.sha256()
    for file in sorted(HERE.glob("*.py")):
        digest.update(file.read_bytes())
    return HERE / "__pycache__" / f"compiled-{digest.hexdigest()[:16]}"


FOLDER = cache_folder(_shipped(), writable=os.access(HERE, os.W_OK), elsewhere=_elsewhere())
config.CACHE_DIR = str(FOLDER)  # type: ignore[attr-defined]


def compiled(function: Function) -> Function:
    """Compile a function that is called from Python; others may run beside it."""
    return njit(cache=True, nogil=True)(function)  # type: ignore[return-value]


def inner(function: Function) -> Function:
    """Compile a function that only compiled functions call; it needs no way in from Python."""
    return njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)(  # type: ignore[call-overload]
        function
    )
