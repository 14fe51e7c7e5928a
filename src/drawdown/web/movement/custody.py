"""Custody line by line: what one side checked out, what the other checked in, what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from drawdown.movement.file import MovementFile


@dataclass(frozen=True, slots=True)
class Passed:
    """One line of a manifest through its movement."""

    line: str
    loaded: int
    out: int
    lost: int
    """Lost by an incident, or settled as lost."""
    came: int

    @property
    def difference(self) -> int:
        """How many more came, or are lost, than left; below zero what is still on the way."""
        return self.came + self.lost - self.out


def custody(file: MovementFile) -> list[Passed]:
    """Return every line that the load plan, the check-out or a check-in names."""
    loaded = Counter({piece.line: piece.quantity for piece in file.load.lines})
    out = Counter({piece.line: piece.quantity for piece in (file.out.lines if file.out else ())})
    came: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for receipt in file.receipts:
        came.update({piece.line: piece.quantity for piece in receipt.lines})
    for incident in file.incidents:
        lost.update({piece.line: piece.quantity for piece in incident.lost})
    if file.settled is not None:
        lost.update({piece.line: piece.quantity for piece in file.settled.lost})
    names = sorted(loaded.keys() | out.keys() | came.keys() | lost.keys())
    return [Passed(name, loaded[name], out[name], lost[name], came[name]) for name in names]


@dataclass(frozen=True, slots=True)
class Contained:
    """A container through its movement; `whole` is none while nobody has checked it in."""

    container: str
    seal: str
    weight_kg: int | None
    whole: bool | None


def containers(file: MovementFile) -> list[Contained]:
    """Return every container that left, or is to leave."""
    came = {seal.container: seal.whole for receipt in file.receipts for seal in receipt.seals}
    boxes = file.out.boxes if file.out is not None else file.load.boxes
    return [Contained(b.container, b.seal, b.weight_kg, came.get(b.container)) for b in boxes]
