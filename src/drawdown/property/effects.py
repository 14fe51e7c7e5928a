"""What acts on property come to: the postings of moving, leaving, arriving, losing, finding.

Acts of any package are turned into these, so that no two of them post in ways of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from drawdown.property.line import at_site, on_the_way
from drawdown.property.posting import Posting, Way


@dataclass(frozen=True, slots=True)
class Pieces:
    """So many pieces of a line, and whose they are."""

    line: str
    owner: str
    quantity: int


def departed(pieces: Pieces, *, site: str, movement: str, on: date) -> tuple[Posting, ...]:
    """A site checks out pieces: they are on the way of a movement."""
    return (_moved(pieces, on, at_site(site), on_the_way(movement)),)


def received(
    pieces: Pieces, *, movement: str, site: str, on: date, sent: int
) -> tuple[Posting, ...]:
    """A site checks in pieces of a movement that had `sent`: what came over was found.

    What fell short stays on the way until `missing` says that it is lost, or another receipt
    brings it.
    """
    came = min(pieces.quantity, sent)
    arrived = Pieces(pieces.line, pieces.owner, came)
    more = Pieces(pieces.line, pieces.owner, pieces.quantity - came)
    postings = (_moved(arrived, on, on_the_way(movement), at_site(site)),) if came else ()
    return (*postings, *found(more, site=site, on=on)) if more.quantity else postings


def missing(pieces: Pieces, *, movement: str, on: date) -> tuple[Posting, ...]:
    """Pieces of a movement never arrived."""
    return (_gone(pieces, Way.LOST, on, on_the_way(movement)),)


def left(pieces: Pieces, *, place: str, on: date) -> tuple[Posting, ...]:
    """Pieces are out of the mission: from a site, or from a movement that reached its end."""
    return (_gone(pieces, Way.LEFT, on, place),)


def gone(pieces: Pieces, way: Way, *, site: str, on: date) -> tuple[Posting, ...]:
    """Pieces at a site were given, sold, destroyed, lost or withdrawn."""
    return (_gone(pieces, way, on, at_site(site)),)


def entered(pieces: Pieces, *, site: str, on: date) -> tuple[Posting, ...]:
    """The register of the enterprise system has pieces at a site."""
    return (Posting(pieces.line, pieces.owner, Way.ENTERED, pieces.quantity, on, at_site(site)),)


def found(pieces: Pieces, *, site: str, on: date) -> tuple[Posting, ...]:
    """More pieces are at a site than were known."""
    return (Posting(pieces.line, pieces.owner, Way.FOUND, pieces.quantity, on, at_site(site)),)


def _moved(pieces: Pieces, on: date, place: str, to: str) -> Posting:
    return Posting(pieces.line, pieces.owner, Way.MOVED, pieces.quantity, on, place, to)


def _gone(pieces: Pieces, way: Way, on: date, place: str) -> Posting:
    return Posting(pieces.line, pieces.owner, way, pieces.quantity, on, place)
