"""How often one address may try a secret before it has to wait."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.http import HttpRequest

LIMITS = {"invitation": "20/m/ip"}


def too_many(request: HttpRequest, action: str) -> bool:
    """Count an attempt; return whether it is one too many."""
    usage = ratelimit.consume(request, app="drawdown", action=action, config=LIMITS, limit_get=True)
    return usage is None
