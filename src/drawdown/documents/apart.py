"""Makes a call beside an event loop that runs already, in a thread of its own.

PyHanko starts a loop for each call, and a thread can hold only one. Whoever signs or verifies from
a notebook, an asynchronous server or a driven browser has such a loop without knowing it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def apart(call: Callable[P, R]) -> Callable[P, R]:
    """Return the call, made in a thread of its own where this one runs an event loop."""

    @wraps(call)
    def made(*arguments: P.args, **named: P.kwargs) -> R:
        if not _loop_runs():
            return call(*arguments, **named)
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawdown-paper") as own:
            context = copy_context()
            return own.submit(lambda: context.run(call, *arguments, **named)).result()

    return made


def _loop_runs() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
