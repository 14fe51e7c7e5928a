"""What a mission leaves behind, the figures it reported, and its own names in a second language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen, Record
from drawdown.core.quantity import Count
from drawdown.register.mission import Id

PartialDay = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, a month or a day, as far as the source says it."""
Amount = Annotated[int, Field(ge=0, le=10**13)]
"""Whole units of a currency; enough for every fund of every mission."""


class About(StrEnum):
    """How a source rounds a number."""

    MORE_THAN = "more_than"
    NEARLY = "nearly"
    ABOUT = "about"


class LegacyItem(Record):
    """Something done, built, agreed or taught, with as much about it as a source gives.

    `what` and `what_fr` are noun phrases without numbers of their own: the numbers stand in
    `count` and `amount`, so that a statement which edits them is seen.
    """

    id: Id
    sites: tuple[Id, ...] = ()
    """The sites whose closure it is told with; none: the mission as a whole."""
    region: str
    sector: Id
    what: Annotated[str, Field(min_length=1, max_length=300)]
    what_fr: Annotated[str, Field(min_length=1, max_length=300)]
    date: PartialDay | None = None
    count: Count | None = None
    unit: Id | None = None
    amount: Amount | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    about: About | None = None
    """How the source rounds the count, or the amount where there is one."""
    donor: str | None = None
    successor: str | None = None
    """Who looks after it from now on, where a source names one."""
    kind: str | None = None
    """What it is: a project, an agreement, a workshop; `drawdown.legacy` names the sorts."""
    fund: str | None = None
    beneficiaries: Count | None = None
    parties: tuple[str, ...] = ()
    follow_up: str | None = None
    topic: str | None = None
    audience: str | None = None
    institution: str | None = None


class ReportedFigures(Record):
    """Figures that were released together on a day; sums between them are checked."""

    reported: date
    subject: Id
    """What they count: people who departed, vehicles given."""
    values: Mapping[Id, Count]


class Phrase(Frozen):
    """How the mission says a name, a title or a document in a statement, in both languages."""

    says: Annotated[str, Field(min_length=1, max_length=300)]
    """What the folder writes: a value of its records, or the id of a site or an annex."""
    en: Annotated[str, Field(min_length=1, max_length=300)]
    fr: Annotated[str, Field(min_length=1, max_length=300)]
