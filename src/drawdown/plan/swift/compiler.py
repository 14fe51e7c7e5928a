"""The compiler, with a cache that is keyed by the text of everything it compiles here.

Its own cache notices edits of a function's file, not of the files whose functions it calls.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from numba import config, njit

HERE = Path(__file__).parent
Function = TypeVar("Function", bound=Callable[..., object])


def cache_folder() -> Path | None:
    """Return the folder for what is compiled from the present text; none if it cannot be kept."""
    if not os.access(HERE, os.W_OK):
        return None
    digest = hashlib.sha256()
    for file in sorted(HERE.glob("*.py")):
        digest.update(file.read_bytes())
    return HERE / "__pycache__" / f"compiled-{digest.hexdigest()[:16]}"


FOLDER = cache_folder()
if FOLDER is not None:
    config.CACHE_DIR = str(FOLDER)  # type: ignore[attr-defined]


def compiled(function: Function) -> Function:
    """Compile a function that is called from Python; others may run beside it."""
    return njit(cache=True, nogil=True)(function)  # type: ignore[return-value]


def inner(function: Function) -> Function:
    """Compile a function that only compiled functions call; it needs no way in from Python."""
    return njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)(  # type: ignore[call-overload]
        function
    )
