"""Words that lines of a pack are sought by, and the piece of a long list that a page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from drawdown.web.closing.asking.form import Choice

T = TypeVar("T")
AT_ONCE = 100
"""Lines of a look on one page."""
MOST_CHOICES = 300
"""Lines to choose among at once; more are sought by a word."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What the address asks for. Without it, everything counts: a form that came back is whole."""

    words: str = ""
    page: int = 0
    cut: bool = False
    """Whether long lists are cut: on a page, never where a form is judged."""

    def fits(self, text: str) -> bool:
        """Return whether a line has every word that is sought."""
        plain = text.casefold()
        return all(word in plain for word in self.words.casefold().split())

    def among(
        self, choices: Sequence[Choice], but: frozenset[str] = frozenset()
    ) -> tuple[Choice, ...]:
        """Return the choices that fit, with those that are chosen already."""
        if not self.cut:
            return tuple(choices)
        kept = [each for each in choices if each[0] in but]
        found = [each for each in choices if each[0] not in but and self.fits(str(each[1]))]
        return (*kept, *found[: max(0, MOST_CHOICES - len(kept))])

    def piece(self, lines: Sequence[T]) -> Sequence[T]:
        """Return the lines of the page that is asked for."""
        return lines[self.page * AT_ONCE : (self.page + 1) * AT_ONCE]

    def pages(self, count: int) -> int:
        """Return how many pages so many lines need."""
        return max(1, -(-count // AT_ONCE))


def sought_in(asked: Mapping[str, str]) -> Sought:
    """Return what an address asks for."""
    page = asked.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 0
    return Sought(asked.get("find", "").strip()[:100], number, cut=True)
