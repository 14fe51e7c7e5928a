"""What definitions of figures are refused for, as texts to translate: the catalogue's own words.

A test compares them with the catalogue. A remedy that is the nearest name stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.catalogue import Fault
from drawdown.core.findings import Finding
from drawdown.statements import faults

PHRASES: tuple[tuple[Fault, Promise, Promise | None], ...] = (
    (
        faults.NO_DEFINITIONS,
        lazy("this file holds no definitions of figures: %(why)s"),
        lazy("take the file in force and edit it"),
    ),
    (
        faults.DEFINED_TWICE,
        lazy("a figure `%(figure)s` is defined already"),
        lazy("give this one an id and a name of its own"),
    ),
    (
        faults.NO_SUCH_TAKE,
        lazy("`%(figure)s`: %(records)s have no `%(take)s` to add up"),
        lazy("take one of: %(known)s"),
    ),
    (
        faults.NO_SUCH_FIELD,
        lazy("`%(figure)s`: %(records)s cannot be chosen by `%(field)s`"),
        None,
    ),
    (
        faults.ONE_UNIT,
        lazy("`%(figure)s` adds up `%(take)s` in several of `%(field)s`"),
        lazy("name one `%(field)s` in `where`"),
    ),
    (
        faults.PERIOD_REVERSED,
        lazy("`%(figure)s` ends before it begins"),
        lazy("change `first` or `last`"),
    ),
    (
        faults.NO_SUCH_FIGURE,
        lazy("a sum names `%(figure)s`, and no such figure is defined"),
        None,
    ),
    (
        faults.NOT_OF_ITSELF,
        lazy("the sum `%(figure)s` counts something twice, or itself"),
        lazy("name each figure once"),
    ),
    (
        faults.MIXED_UNITS,
        lazy("the sum `%(figure)s` mixes %(units)s"),
        lazy("add up figures of one unit"),
    ),
    (
        faults.SUM_TWICE,
        lazy("the sum `%(figure)s` stands twice"),
        lazy("keep one of the two"),
    ),
    (
        faults.FIGURES_CHANGED,
        lazy("the definitions in force are %(force)s, and whoever edited these saw %(before)s"),
        lazy("take the file in force and edit that"),
    ),
    (
        faults.FIGURES_AS_BEFORE,
        lazy("these definitions are in force already"),
        lazy("nothing is left to do"),
    ),
    (
        faults.NO_SUCH_DEFINITIONS,
        lazy("the document %(digest)s is not the definitions that the act names"),
        lazy("send the file again"),
    ),
    (
        faults.FIGURES_VERSION_TWICE,
        lazy("version %(version)s was in force with other definitions"),
        lazy("give these another version"),
    ),
    (
        faults.NO_SUCH_VALUE,
        lazy("`%(figure)s`: no record has the %(field)s `%(value)s` yet"),
        None,
    ),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in the reader's language, with the place that it is about."""

    code: str
    place: str
    found: str
    remedy: str


def in_place(findings: Iterable[Finding]) -> list[Said]:
    """Return each finding in words; one that has none here keeps its own."""
    return list(_said(findings))


def _said(findings: Iterable[Finding]) -> Iterator[Said]:
    known = {fault.code: (fault, found, remedy) for fault, found, remedy in PHRASES}
    for each in findings:
        found, remedy = each.found, each.remedy
        if each.code in known:
            fault, in_words, mend = known[each.code]
            found = _spoken(fault.found, in_words, found)
            remedy = _spoken(fault.remedy, mend, remedy)
        yield Said(each.code, str(each.place), found, remedy)


def _spoken(template: str, phrase: Promise | None, text: str) -> str:
    if phrase is None:
        return text
    parts = re.split(r"\{(\w+)\}", template)
    pattern = "".join(
        f"(?P<{part}>.*?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    met = re.fullmatch(pattern, text, re.DOTALL)
    return str(phrase) % met.groupdict() if met else text
