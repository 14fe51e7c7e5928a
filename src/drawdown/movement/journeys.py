"""Journeys that movements really made, leg by leg, as `drawdown risk --observed` reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from drawdown.movement.file import Mode, Moment, MovementFile

HEAD = ("leg", "entered", "days", "source", "note")
ON_LEGS = frozenset({Mode.CONVOY, Mode.BARGE})


@dataclass(frozen=True, slots=True)
class Journey:
    """One loaded convoy on one leg."""

    leg: str
    entered: Moment
    days: float
    movement: str


def journeys(files: Iterable[MovementFile]) -> Iterator[Journey]:
    """Yield each leg whose entry and end are both known; what is not known stays out."""
    for file in files:
        if file.out is None or file.arrived is None or file.load.mode not in ON_LEGS:
            continue
        for (leg, entered), (_, through) in pairwise(_passages(file)):
            days = through.days_since(entered)
            if leg and days is not None:
                yield Journey(leg, entered, days, file.id)


def _passages(file: MovementFile) -> Iterator[tuple[str, Moment]]:
    """Yield the entry of each leg, and the arrival: only a way told whole has known ends."""
    if file.out is None or file.arrived is None or not file.load.legs:
        return
    first, *others = file.load.legs
    entered = {report.leg: report.at for report in reversed(file.reports) if report.leg}
    yield first, entered.get(first, file.out.at)
    for leg in others:
        if leg not in entered:
            return
        yield leg, entered[leg]
    yield "", file.arrived


def as_table(made: Iterable[Journey]) -> str:
    """Return journeys as the table of `docs/formats/journeys.md`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    for one in made:
        days = f"{one.days:.3f}".rstrip("0").rstrip(".")
        writer.writerow((one.leg, one.entered.day, days, "LEDGER", f"movement {one.movement}"))
    return text.getvalue()
