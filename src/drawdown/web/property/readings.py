"""What gates are told of property, as texts to translate: in the words of the readings."""

from __future__ import annotations

import re
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import override

READINGS: tuple[Promise, ...] = (
    lazy("%(left)s of %(lines)s lines are in no approved tranche"),
    lazy("%(lines)s lines in approved tranches"),
    lazy("not decided by the review board: %(names)s"),
    lazy("%(count)s cases, all decided"),
    lazy("the property register has no line here"),
    lazy("%(missing)s of %(lines)s lines are not counted"),
    lazy("%(lines)s lines, all counted"),
    lazy("nothing was counted here"),
    lazy("%(waiting)s variances are not accepted, %(bare)s not even explained"),
    lazy("the count is not complete"),
    lazy("%(count)s variances, all accepted"),
)


def reading_in_words(reason: str) -> str:
    """Return a reading in the reader's language; one that is not known here stays as it is."""
    for pattern, phrase in zip(_patterns(), READINGS, strict=True):
        if (found := pattern.fullmatch(reason)) is not None:
            return str(phrase) % found.groupdict()
    return reason


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    with override("en"):
        return tuple(_pattern(str(phrase)) for phrase in READINGS)


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"%\((\w+)\)s", text)
    return re.compile(
        "".join(
            f"(?P<{part}>.*?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
        )
    )
