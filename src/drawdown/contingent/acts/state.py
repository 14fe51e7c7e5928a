"""What acts on contingent-owned equipment are decided on, and what several of them ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from drawdown.contingent import faults
from drawdown.contingent.file import UnitFile
from drawdown.contingent.losses import Loss
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.ledger.act import Act
from drawdown.movement.faults import NAMED_TWICE, NO_SUCH_PLACE
from drawdown.movement.file import HOME
from drawdown.property.account import Account
from drawdown.property.line import at_site


@dataclass(frozen=True, slots=True)
class Holding:
    """One contingent's file, and what is known around it."""

    file: UnitFile
    account: Account = field(default_factory=Account)
    """Of the lines that the act names."""
    sent_home: Mapping[str, int] = field(default_factory=dict)
    """Pieces of each line that were checked in at home."""
    places: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    """Movements that have left."""
    losses: tuple[Loss, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)
    """Whose each load list is, by its number."""

    def known(self, line: str, place: str) -> int:
        """Return how many pieces of a line the register has at a place."""
        if place == HOME:
            return self.sent_home.get(line, 0)
        return self.account.at(line, at_site(place))


def about(unit: str, act: Act, *findings: Callable[[], Iterator[Finding]]) -> tuple[Finding, ...]:
    """Return what is found, if the act is about its contingent alone; else that it is not.

    Rights are judged by its subjects: of another contingent nothing is answered.
    """
    if act.subjects != (unit,):
        return (faults.NOT_ABOUT.at(Place("act", field="subjects"), unit=unit),)
    return tuple(found for each in findings for found in each())


def theirs(state: Holding, unit: str, lines: Iterable[str]) -> Iterator[Finding]:
    """Each line is of the contingent, and stands once; whose another line is stays unsaid."""
    seen: set[str] = set()
    for line in lines:
        place = Place("act", field=line)
        if state.account.owners.get(line) != unit:
            yield faults.NOT_THEIRS.at(place, line=line, unit=unit)
        if line in seen:
            yield NAMED_TWICE.at(place, what=line)
        seen.add(line)


def at_a_place(state: Holding, name: str, field_: str) -> Iterator[Finding]:
    """A place is one of the register, or home."""
    if name != HOME and name not in state.places:
        nearest = suggestion(name, state.places)
        yield NO_SUCH_PLACE.at(Place("act", field=field_), name=name, nearest=nearest)
