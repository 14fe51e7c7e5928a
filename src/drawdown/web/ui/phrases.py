"""Reads the facts out of a sentence that was put together, by the text that it was put from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import override

_PLACE = re.compile(r"%\((\w+)\)s")


def fitting(
    phrase: Promise, text: str, only: Mapping[str, str] | None = None
) -> dict[str, str] | None:
    """Return what stands in the places of a phrase, if a text says that phrase in English.

    `only` gives a place the pattern of what may stand there.
    """
    met = pattern(phrase, tuple((only or {}).items())).fullmatch(text)
    return None if met is None else met.groupdict()


@cache
def pattern(phrase: Promise, only: tuple[tuple[str, str], ...] = ()) -> re.Pattern[str]:
    """Return the pattern of what a phrase says in English."""
    with override("en"):
        parts = _PLACE.split(str(phrase))
    may = dict(only)
    return re.compile(
        "".join(
            f"(?P<{part}>{may.get(part, '.*?')})" if place % 2 else re.escape(part)
            for place, part in enumerate(parts)
        ),
        re.DOTALL,
    )
