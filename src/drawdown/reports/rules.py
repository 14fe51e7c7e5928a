"""The templates of reports: which sections and figures, in which words, as data with a source."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen, Record
from drawdown.progress.telling.words import Language

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]


class Unit(StrEnum):
    """What a figure counts in."""

    SITES = "sites"
    PARTS = "parts"
    PEOPLE = "people"
    VEHICLES = "vehicles"
    CONTAINERS = "containers"
    MOVEMENTS = "movements"
    INCIDENTS = "incidents"
    CLEARANCES = "clearances"
    TASKS = "tasks"
    ITEMS = "items"
    KILOGRAMS = "kilograms"
    DAYS = "days"
    COUNT = "count"
    MONEY = "money"
    DAY = "day"
    STATE = "state"


class FigureRule(Record):
    """The definition of a figure: what it counts, and what it leaves out."""

    id: Slug
    name: str
    name_fr: str
    unit: Unit
    definition: str
    definition_fr: str
    hxl: str
    """The tag of its column in open data."""

    def named(self, language: Language) -> str:
        """Return the name in a language."""
        return self.name_fr if language is Language.FRENCH else self.name

    def defined(self, language: Language) -> str:
        """Return the definition in a language."""
        return self.definition_fr if language is Language.FRENCH else self.definition


class SectionRule(Frozen):
    """One section: what it shows, and of the headline, which figures."""

    id: Slug
    kind: Slug
    figures: tuple[Slug, ...] = ()


class Template(Record):
    """One kind of report."""

    id: Slug
    title: str
    title_fr: str
    to: str
    to_fr: str
    every: str
    every_fr: str
    days: Annotated[int, Field(ge=1, le=366)]
    """How long a period it looks back on."""
    sight: str
    """What its reader must be allowed to see."""
    offices: tuple[str, ...] = ()
    """Those of `to` who hold an office here: told when a report is released."""
    one_page: bool = False
    sections: tuple[SectionRule, ...]

    def said(self, field: str, language: Language) -> str:
        """Return a field in a language."""
        return str(getattr(self, f"{field}_fr" if language is Language.FRENCH else field))


class IncidentRule(Record):
    """How a line told with a movement begins, and whether it is an incident."""

    prefix: str
    id: Slug
    name: str
    name_fr: str
    incident: bool


class EventRule(Record):
    """A kind of event, and whether somebody refused something with it."""

    event: str
    name: str
    name_fr: str
    refusal: bool


class StateRule(Record):
    """How a state of a site counts, and its colour in pictures."""

    state: str
    closed: bool
    signed: bool
    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class WordRule(Frozen):
    """A word or a sentence in both languages."""

    id: str
    en: str
    fr: str


class ReportRules(Frozen):
    """Everything that reports say and count by."""

    templates: tuple[Template, ...]
    figures: tuple[FigureRule, ...]
    states: tuple[StateRule, ...]
    incidents: tuple[IncidentRule, ...]
    events: tuple[EventRule, ...]
    words: tuple[WordRule, ...]

    def with_tables(self, **tables: object) -> ReportRules:
        """Return these rules with other tables; what was looked up in these is not carried over."""
        held = {name: getattr(self, name) for name in ReportRules.model_fields}
        return ReportRules.model_validate(held | tables)

    def template(self, kind: str) -> Template:
        """Return a template by its id; raises `KeyError`."""
        for template in self.templates:
            if template.id == kind:
                return template
        raise KeyError(kind)

    @cached_property
    def by_figure(self) -> Mapping[str, FigureRule]:
        """The definitions by their id."""
        return {rule.id: rule for rule in self.figures}

    @cached_property
    def by_state(self) -> Mapping[str, StateRule]:
        """The states by their id."""
        return {rule.state: rule for rule in self.states}

    @cached_property
    def by_event(self) -> Mapping[str, EventRule]:
        """The kinds of events by their id."""
        return {rule.event: rule for rule in self.events}

    @cached_property
    def by_word(self) -> Mapping[str, WordRule]:
        """The words by their id."""
        return {rule.id: rule for rule in self.words}

    def incident(self, line: str) -> IncidentRule | None:
        """Return the kind of a line told with a movement; nothing for one of no known kind."""
        for rule in self.incidents:
            if line.casefold().startswith(rule.prefix.casefold()):
                return rule
        return None
