"""What acts on movements come to in the account of property."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from drawdown.movement.file import HOME, In, MovementFile, Out, Piece
from drawdown.property.effects import Pieces, departed, found, left, missing, received
from drawdown.property.line import at_site
from drawdown.property.posting import Posting

Owners = Mapping[str, str]
Sent = Callable[[str], int]
"""How many pieces of a line are on the way of the movement."""


def of_check_out(file: MovementFile, out: Out, owners: Owners) -> tuple[Posting, ...]:
    """What left its place is on the way."""
    return tuple(
        posting
        for piece in _some(out.lines)
        for posting in departed(
            _pieces(piece, owners), site=file.load.origin, movement=file.id, on=out.at.day
        )
    )


def of_check_in(file: MovementFile, came: In, owners: Owners, *, sent: Sent) -> tuple[Posting, ...]:
    """What arrived stands at its end, or is out of the mission; what came over was found."""
    posted: list[Posting] = []
    for piece in _some(came.lines):
        pieces = _pieces(piece, owners)
        if came.place != HOME:
            posted += received(
                pieces,
                movement=file.id,
                site=came.place,
                on=came.at.day,
                sent=sent(piece.line),
            )
        else:
            posted += _left_for_good(file, pieces, came.at.day, sent(piece.line))
    return tuple(posted)


def of_loss(
    file: MovementFile, lost: Iterable[Piece], owners: Owners, on: date
) -> tuple[Posting, ...]:
    """What was lost on the way, or never came."""
    return tuple(
        posting
        for piece in _some(lost)
        for posting in missing(_pieces(piece, owners), movement=file.id, on=on)
    )


def _left_for_good(file: MovementFile, pieces: Pieces, on: date, sent: int) -> tuple[Posting, ...]:
    """More than was checked out can only have come from where it began: it was found there."""
    fit = Pieces(pieces.line, pieces.owner, min(pieces.quantity, sent))
    more = Pieces(pieces.line, pieces.owner, pieces.quantity - fit.quantity)
    posted = left(fit, place=file.way, on=on) if fit.quantity else ()
    if more.quantity:
        begins = file.load.origin
        posted += found(more, site=begins, on=on)
        posted += left(more, place=at_site(begins), on=on)
    return posted


def _pieces(piece: Piece, owners: Owners) -> Pieces:
    return Pieces(piece.line, owners.get(piece.line, ""), piece.quantity)


def _some(pieces: Iterable[Piece]) -> Iterable[Piece]:
    return (piece for piece in pieces if piece.quantity)
