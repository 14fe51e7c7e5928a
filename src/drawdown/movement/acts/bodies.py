"""What bodies of acts on movements are made of."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen
from drawdown.movement.file import Box, Danger, Moment, Piece

MovementId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
PlaceId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([-._/][A-Za-z0-9]+)*$", max_length=60)]
LineId = Annotated[str, Field(min_length=1, max_length=60)]
Unit = Annotated[str, Field(pattern=r"^unit:[a-z0-9]+([-.][a-z0-9]+)*$", max_length=66)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Hour = Annotated[int, Field(ge=0, le=23)]
Words = Annotated[str, Field(min_length=1, max_length=600)]
"""Words that name no person: they stay in the ledger for good."""
Count = Annotated[int, Field(ge=0, le=100_000)]
Kilograms = Annotated[int, Field(ge=0, le=100_000_000)]
Degrees = Annotated[str, Field(pattern=r"^-?\d{1,3}(\.\d{1,6})?$")]


class PieceBody(Frozen):
    """So many pieces of a line."""

    line: LineId
    quantity: Annotated[int, Field(ge=0, le=1_000_000_000)]

    def to_piece(self) -> Piece:
        """Return the pieces it says."""
        return Piece(self.line, self.quantity)


class BoxBody(Frozen):
    """A container, its seal, its weight."""

    container: Id
    seal: Id | None = None
    weight_kg: Kilograms | None = None

    def to_box(self) -> Box:
        """Return the container it says."""
        return Box(self.container, self.seal or "", self.weight_kg)


class DangerBody(Frozen):
    """Dangerous goods, by class: `1.1`, `3`, `9`."""

    un_class: Annotated[
        str, Field(pattern=r"^(1\.[1-6]|2\.[1-3]|3|4\.[1-3]|5\.[12]|6\.[12]|7|8|9)$")
    ]
    what: Words
    net_kg: Kilograms | None = None

    def to_danger(self) -> Danger:
        """Return the goods it says."""
        return Danger(self.un_class, self.what, self.net_kg)


class Timed(Frozen):
    """A body with a day and, where it is known, an hour (UTC)."""

    movement: MovementId
    on: date
    hour: Hour | None = None

    @property
    def at(self) -> Moment:
        """When it was."""
        return Moment(self.on, self.hour)


def pieces(bodies: tuple[PieceBody, ...]) -> tuple[Piece, ...]:
    """Return the pieces that bodies say."""
    return tuple(body.to_piece() for body in bodies)
