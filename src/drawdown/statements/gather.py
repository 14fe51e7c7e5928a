"""What is known of the closure of a site, or a part of one, as facts that a statement may say.

Estimates are no facts: what the folder marks as inferred is never said.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from drawdown.core.provenance import Record
from drawdown.progress.telling.words import Language
from drawdown.register.history import History, PastMovement, SiteHistory
from drawdown.register.mission import Mission, Phase
from drawdown.register.model import Register
from drawdown.statements import legacy
from drawdown.statements.fact import Alternative, Fact, Value
from drawdown.statements.held import NOTHING, Held
from drawdown.statements.language import speech
from drawdown.statements.own import NONE, OwnFigures
from drawdown.statements.sentence_pack import SentencePack, shipped_sentences
from drawdown.statements.speech import Speech

AROUND = timedelta(days=15)
"""A withdrawal from a site belongs to its closure when it ends this near to it."""


@dataclass(frozen=True, repr=False)
class Records:
    """What a statement is written from."""

    register: Register
    history: History
    own: OwnFigures = NONE
    """The definitions of figures that the mission has put in force."""
    held: Held = NOTHING
    """What rows of the installation hold beside the folder: strength, property, waste."""
    sentences: SentencePack = dataclasses.field(default_factory=shipped_sentences)
    """How the mission says what is known."""

    def speech(self, language: Language) -> Speech:
        """Return a language with the names and the words of the mission."""
        return speech(language, self.register, self.history, self.own, self.sentences)

    def closed_on(self, past: SiteHistory) -> date | None:
        """The day a site was signed over or, where nobody signed, left; none while unknown."""
        field = "handover" if past.handover is not None else "last_departure"
        return None if past.estimated(field) else getattr(past, field)

    def of(self, site: str, part: str | None = None) -> SiteHistory | None:
        """Return the record of a site or of a part of it."""
        for past in self.history.sites:
            if (past.site, past.annex) == (site, part):
                return past
        return None

    @property
    def closings(self) -> tuple[tuple[date, SiteHistory], ...]:
        """Every whole site of which the day is known, in the order of the days."""
        days = [(self.closed_on(p), p) for p in self.history.sites if p.annex is None]
        return tuple(sorted(((d, p) for d, p in days if d), key=lambda pair: pair[0]))


def facts(records: Records, site: str, part: str | None = None) -> tuple[Fact, ...]:
    """Return what may be said of a closure, in no order; nothing for one that has no day."""
    past = records.of(site, part)
    day = records.closed_on(past) if past is not None else None
    if past is None or day is None:
        return ()
    found: list[Fact] = []
    found += _closing(records, past, day)
    found += _signing(past)
    if part is None:
        found += _place_in_order(records, past, day)
        found += _departure(past)
        found += _convoys(records, past, day)
        found += [legacy.fact_of(i) for i in records.history.legacy if site in i.sites]
    found += _mission(records, max(day, past.last_departure or day))
    found.append(_dateline(past, day))
    return tuple(found)


def _fact(kind: str, values: Mapping[str, Value], *held: tuple[Record, str]) -> Fact:
    """Make a fact of the fields that hold its values."""
    sources: dict[str, None] = {}
    others: list[Alternative] = []
    for record, field in held:
        marks = record.provenance_of(field)
        sources |= dict.fromkeys(marks.source)
        others += [
            Alternative(field, str(a.value), a.source, a.note or "") for a in marks.alternatives
        ]
    return Fact(kind, values, tuple(sources), tuple(others))


def _closing(records: Records, past: SiteHistory, day: date) -> Iterator[Fact]:
    site = records.register.site(past.site)
    signed = "handover" if past.handover is not None else "last_departure"
    on = day.isoformat()
    if past.annex is not None:
        values = {"on": on, "part": past.annex, "site": past.site}
        yield _fact("part_closed", values, (past, signed))
        yield _fact("part_title", {"part": past.annex}, (past, signed))
        return
    kind = "closed" if past.handover is not None else "left_unsigned"
    title = "title" if past.handover is not None else "left_title"
    of_type = {"site": site.id, "type": site.type.value}
    yield _fact(title, of_type, (past, signed), (site, "type"))
    if site.region is not None and not site.estimated("region"):
        values = {"on": on, **of_type, "region": site.region}
        yield _fact(kind, values, (past, signed), (site, "type"), (site, "region"))


def _dateline(past: SiteHistory, day: date) -> Fact:
    """Return where and when a statement is dated: the site, on the day of its closure."""
    signed = "handover" if past.handover is not None else "last_departure"
    return _fact("dateline", {"site": past.site, "on": day.isoformat()}, (past, signed))


def _signing(past: SiteHistory) -> Iterator[Fact]:
    for kind, side in (("signed_host", "receiver"), ("signed_mission", "signatory")):
        capacity, name = f"{side}_capacity", f"{side}_name"
        if past.handover is None or not _sure(past, capacity):
            continue
        values, held = {"capacity": str(getattr(past, capacity))}, [(past, capacity)]
        if _sure(past, name):
            values["name"] = str(getattr(past, name))
            held.append((past, name))
        yield _fact(kind, values, *held)
    if past.documents and not past.estimated("documents"):
        yield _fact("covered", {"documents": past.documents}, (past, "documents"))
    if past.witnesses and not past.estimated("witnesses"):
        yield _fact("attended", {"people": past.witnesses}, (past, "witnesses"))


def _sure(record: Record, field: str) -> bool:
    return getattr(record, field) is not None and not record.estimated(field)


def _place_in_order(records: Records, past: SiteHistory, day: date) -> Iterator[Fact]:
    """Say which of how many sites it is, when no other site lacks its day up to then."""
    closings = records.closings
    order = [one.site for _, one in closings]
    nth = order.index(past.site) + 1
    days = [(one, "handover" if one.handover else "last_departure") for _, one in closings[:nth]]
    values: dict[str, Value] = {"nth": str(nth), "of": str(len(records.register.sites))}
    site = records.register.site(past.site)
    mission = records.register.mission
    known = [p for p in mission.phases if not _after(p, mission) and not p.estimated("id")]
    for place, phase in enumerate(known, 1):
        if phase.id == site.phase:
            values["phase"] = str(place)
    yield _fact("rank", values, *days)
    if nth > 1:
        earlier = tuple(f"{one.site}@{on.isoformat()}" for on, one in closings[: nth - 1])
        yield _fact("earlier", {"sites": earlier}, *days[:-1])
    parts = [
        (records.closed_on(p), p) for p in records.history.sites if p.site == past.site and p.annex
    ]
    before = [(on, p) for on, p in parts if on is not None and on < day]
    if before:
        handed = tuple(f"{p.annex}@{on.isoformat()}" for on, p in before)
        yield _fact("parts_before", {"parts": handed}, *((p, "handover") for _, p in before))


def _after(phase: Phase, mission: Mission) -> bool:
    """Return whether a phase begins after the withdrawal."""
    return phase.start is not None and phase.start > mission.deadline


def _departure(past: SiteHistory) -> Iterator[Fact]:
    if past.last_departure is not None and _sure(past, "last_departure"):
        values = {"site": past.site, "on": past.last_departure.isoformat()}
        yield _fact("last_people", values, (past, "last_departure"))


def _convoys(records: Records, past: SiteHistory, day: date) -> Iterator[Fact]:
    known = {site.id for site in records.register.sites}
    for movement in records.history.movements:
        if movement.origin != past.site or movement.destination not in known:
            continue
        if not _of_this_closure(movement, day):
            continue
        values: dict[str, Value] = {"site": movement.origin, "to": movement.destination}
        values |= {"first": str(movement.first), "last": str(movement.last)}
        held = ["first", "last", "destination"]
        for field in ("vehicles", "people"):
            if _sure(movement, field):
                values[field] = str(getattr(movement, field))
                held.append(field)
        yield _fact("convoy", values, *((movement, field) for field in held))


def _of_this_closure(movement: PastMovement, day: date) -> bool:
    fields = ("first", "last", "origin", "destination", "mode")
    if movement.mode != "road" or movement.kind != "withdrawal" or movement.status != "completed":
        return False
    return all(_sure(movement, f) for f in fields) and abs((movement.last or day) - day) <= AROUND


def _mission(records: Records, until: date) -> Iterator[Fact]:
    reported = [
        d
        for d in records.history.departures
        if d.reported <= until and d.scope is None and _sure(d, "cumulative") and d.cumulative
    ]
    if reported:
        last = max(reported, key=lambda d: d.reported)
        values = {"on": last.reported.isoformat(), "count": str(last.cumulative)}
        held = ["cumulative"]
        for field in ("basis", "about"):
            if _sure(last, field):
                values[field] = str(getattr(last, field))
                held.append(field)
        yield _fact("departed", values, *((last, field) for field in held))
    mission = records.register.mission
    if until <= mission.deadline and _sure(mission, "deadline"):
        yield _fact("withdrawal", {"on": mission.deadline.isoformat()}, (mission, "deadline"))
    start = mission.liquidation_start
    if start is not None and until < start and _sure(mission, "liquidation_start"):
        yield _fact("liquidation", {"on": start.isoformat()}, (mission, "liquidation_start"))
