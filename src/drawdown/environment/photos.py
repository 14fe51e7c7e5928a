"""Photographs as proof: each says where it was taken, near its site, or somebody writes why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from drawdown.core.findings import Finding as Fault
from drawdown.core.findings import Place
from drawdown.core.geo import great_circle_km
from drawdown.documents.photo import Taken
from drawdown.environment import faults
from drawdown.environment.file import EnvironmentFile
from drawdown.environment.finding import Position
from drawdown.rules.closing import ClosingRules

Photos = Mapping[str, Taken]
"""What the named documents say of themselves, by hash; only photographs are there."""


def may_prove(
    rules: ClosingRules,
    file: EnvironmentFile,
    photos: Photos,
    named: Iterable[str],
    *,
    reason: str | None,
) -> Iterator[Fault]:
    """A photograph lies near its site; one that does not, or says nothing, needs a written reason.

    With the reason it is kept and marked: a warning stands in the place of the refusal.
    """
    for sha256 in named:
        taken = photos.get(sha256)
        if taken is None:
            continue
        place = Place(file.subject, field=sha256[:12])
        if taken.lat is None or taken.lon is None:
            fault = faults.PHOTO_UNPLACED_SAID if reason else faults.PHOTO_UNPLACED
            yield fault.at(place, photo=sha256[:12])
        elif (km := distance_km(file.position, taken)) is not None and km > _farthest(rules):
            fault = faults.PHOTO_FAR_SAID if reason else faults.PHOTO_FAR
            yield fault.at(place, photo=sha256[:12], km=round(km))


def distance_km(here: Position | None, taken: Taken) -> float | None:
    """Return how far from a position a photograph was taken; none where either is unknown."""
    there = position_of(taken)
    if here is None or there is None:
        return None
    return great_circle_km(here.lat, here.lon, there.lat, there.lon)


def position_of(taken: Taken) -> Position | None:
    """Return where a photograph says it was taken; none where it does not say."""
    if taken.lat is None or taken.lon is None:
        return None
    return Position(taken.lat, taken.lon)


def _farthest(rules: ClosingRules) -> float:
    return rules.photos.farthest_km
