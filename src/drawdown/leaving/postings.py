"""What the destruction of a thing in haste comes to in the account of property."""

from __future__ import annotations

from datetime import date

from drawdown.leaving.file import Item
from drawdown.property.effects import Pieces, found, gone
from drawdown.property.posting import Posting, Way


def of_destruction(
    item: Item, line: str, owner: str, *, site: str, there: int, on: date
) -> tuple[Posting, ...]:
    """Return the postings of a destroyed thing that is a line of the register.

    More than was known there was found first. A number that nobody counted is the one piece that
    stands there; of several, which is for a count to say, and nothing is posted.
    """
    pieces = item.quantity if item.quantity is not None else there if there == 1 else 0
    if not pieces:
        return ()
    more = Pieces(line, owner, pieces - there)
    surplus = found(more, site=site, on=on) if more.quantity > 0 else ()
    return (*surplus, *gone(Pieces(line, owner, pieces), Way.DESTROYED, site=site, on=on))
