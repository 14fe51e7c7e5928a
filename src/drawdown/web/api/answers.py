"""The statuses that an operation answers beside its own, each with the same shape."""

from __future__ import annotations

from typing import Any

from drawdown.web.api.shapes import Problem

ALWAYS = {400: Problem, 401: Problem, 403: Problem, 422: Problem, 503: Problem}
"""Unreadable, unknown, not permitted, wrong, not open yet."""


def answers(*also: int, **own: Any) -> dict[int, Any]:
    """Return what an operation answers: `ok200=Shape` for its own, numbers for problems."""
    found: dict[int, Any] = dict(ALWAYS)
    found |= dict.fromkeys(also, Problem)
    return found | {int(name.removeprefix("ok")): shape for name, shape in own.items()}
