"""Lets a look at a file take less time: no search for garbage meanwhile, one drawing at a time."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PDFIUM = threading.RLock()
"""Whoever calls PDFium from a thread beside another holds this: it serves one call at a time."""


@contextmanager
def no_collecting() -> Iterator[None]:
    """Let the collector of cycles rest: a file becomes many small objects that all live to the end.

    It would walk them again and again and find nothing, for a third of the time. What runs
    beside it meanwhile is collected afterwards.
    """
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()
