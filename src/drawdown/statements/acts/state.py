"""What an act on a statement is decided on, and what every such act must keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act
from drawdown.statements.draft import Draft
from drawdown.statements.examine import Flag
from drawdown.statements.faults import NO_SUCH_STATEMENT, NOT_NAMED, OUT_ALREADY
from drawdown.statements.file import StatementFile

StatementId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Reason = Annotated[str, Field(min_length=1, max_length=600)]


@dataclass(frozen=True, slots=True)
class Desk:
    """A statement, the drafts that an act names or that stand, and what holds each of them."""

    file: StatementFile | None
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    """By hash; one that cannot be read is not among them."""
    flags: Mapping[str, tuple[Flag, ...]] = field(default_factory=dict)
    corrected: StatementFile | None = None
    """The statement that a draft corrects."""


def unfinished(desk: Desk, statement: str) -> Iterator[Finding]:
    """Yield why a statement can be acted on no more, or not yet."""
    place = Place("act", field="statement")
    if desk.file is None:
        yield NO_SUCH_STATEMENT.at(place, statement=statement)
    elif desk.file.release is not None:
        day = desk.file.release.at.date().isoformat()
        yield OUT_ALREADY.at(place, statement=statement, day=day)


def named(act: Act, *documents: str) -> Iterator[Finding]:
    """Yield each document that the act does not hold."""
    for each in documents:
        if each not in act.evidence:
            yield NOT_NAMED.at(Place("act", field="evidence"), digest=each[:16])
