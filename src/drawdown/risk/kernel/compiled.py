"""Compiling: machine code kept between processes, under a name made from all its sources.

A compiled function that is kept beside its file does not notice a change in another file that it
calls; here any change in this folder gives a new place to keep it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba

P = ParamSpec("P")
R = TypeVar("R")

HERE = Path(__file__).parent


def sources_digest() -> str:
    """Return a name for the sources of the loop as they are."""
    found = hashlib.sha256(numba.__version__.encode())
    for path in sorted([*HERE.glob("*.py"), HERE.parent / "network.py"]):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _kept_at() -> Path | None:
    """Return the folder to keep machine code in, or nothing where none can be made."""
    folder = HERE / "__pycache__" / f"loop-{sources_digest()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


KEPT_AT = _kept_at()
OPTIONS = {
    "cache": KEPT_AT is not None,
    "nogil": True,
    "error_model": "numpy",
    "forceinline": True,
    "_nrt": False,
}


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Return a function as machine code that lets other threads run.

    Everything is inlined and no references are counted: the arrays belong to the caller for as long
    as a run lasts. Counted and passed from function to function, they took fifty times as long as
    the work itself.
    """
    config: Any = numba.config
    before = config.CACHE_DIR
    config.CACHE_DIR = str(KEPT_AT or "")
    try:
        return cast("Callable[P, R]", cast("Any", numba.njit)(**OPTIONS)(function))
    finally:
        config.CACHE_DIR = before
