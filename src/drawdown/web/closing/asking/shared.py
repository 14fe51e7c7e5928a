"""Fields that many forms of the closing ask for, and choices made from tables of words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.web.closing.asking.form import Ask, Choice, Known

ON = Ask("on", lazy("Day"), "date")
FILE = Ask(
    "file",
    lazy("Document or photograph"),
    "file",
    help=lazy("PDF, JPEG, PNG, WebP, CSV or XLSX, at most 25 MB."),
)
FILE_IF_ANY = Ask("file", lazy("Document or photograph"), "file", needed=False)
TITLE = Ask("title", lazy("What the document shows"), "title", help=lazy("Name no person."))
TITLE_IF_ANY = Ask("title", lazy("What the document shows"), "title", needed=False)
PERSONS: Callable[[Known], Sequence[Choice]] = lambda known: known.persons  # noqa: E731


def listed(names: Sequence[str]) -> list[Choice]:
    """Return choices that are called what they are."""
    return [(name, name) for name in names]


def from_words(table: Mapping[str, Promise]) -> Callable[[Known], list[Choice]]:
    """Return choices that a table of words names."""
    return lambda _: [(code, str(words)) for code, words in table.items()]
