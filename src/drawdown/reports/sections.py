"""The sections of reports: one function for each kind that a template may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from drawdown.reports import own, personnel, places, progressing, tally
from drawdown.reports.counting import figure, refusals, withdrawals
from drawdown.reports.incidents import lines_of
from drawdown.reports.pictures import containers, months, people, sites
from drawdown.reports.report import Block, Cell, Column, Headline, Row, Table
from drawdown.reports.rules import SectionRule
from drawdown.reports.shown import Frame, cell

Maker = Callable[[Frame], tuple[Block, ...]]

HEADLINE = "figures"


def blocks_of(frame: Frame, rule: SectionRule) -> tuple[Block, ...]:
    """Return what a section shows; raises `KeyError` for a kind that nobody makes."""
    if rule.kind == HEADLINE:
        return (_figures(frame, rule.figures),)
    return MAKERS[rule.kind](frame)


def _figures(frame: Frame, names: Sequence[str]) -> Headline:
    rows = []
    for name in names:
        known = figure(frame.material, name)
        label = frame.material.rules.by_figure[name].named(frame.voice.language)
        rows.append(Row(label, (cell(frame, known),)))
    return Headline(tuple(rows))


def _people_curve(frame: Frame) -> tuple[Block, ...]:
    return people.draw(frame) or (frame.text("empty.people"),)


def _site_states(frame: Frame) -> tuple[Block, ...]:
    return sites.draw(frame) or (frame.text("empty.site-states"),)


def _containers(frame: Frame) -> tuple[Block, ...]:
    return containers.draw(frame) or (frame.text("empty.containers"),)


def _incidents(frame: Frame) -> tuple[Block, ...]:
    voice, material = frame.voice, frame.material
    rows = []
    for line in lines_of(material):
        kind = (
            voice.pair(line.rule.name, line.rule.name_fr)
            if line.rule
            else voice.word("other-incident")
        )
        moved = line.movement
        way = f"{voice.site(moved.origin)} – {voice.site(moved.destination)}"
        day = material.told("incident-day", line.day, moved, "incidents")
        injured = (
            material.told("incident-injured", line.injured, moved, "incidents")
            if line.injured is not None
            else material.unknown("incident-injured", moved.id)
        )
        cells = (cell(frame, day), Cell(kind), Cell(way), cell(frame, injured))
        rows.append(Row(f"{kind}, {way}", cells))
    table = Table(
        (
            Column(voice.word("head.day"), "#date+incident"),
            Column(voice.word("head.kind"), "#event+type", weight=1.5),
            Column(voice.word("head.way"), "#loc+way", weight=1.6),
            Column(voice.word("head.injured"), "#affected+injured", number=True),
        ),
        tuple(rows),
        voice.word("empty.incidents"),
    )
    return (*months.draw(frame), table)


def _movements(frame: Frame) -> tuple[Block, ...]:
    voice, material = frame.voice, frame.material
    rows = []
    for moved in withdrawals(material):
        way = f"{voice.site(moved.origin)} – {voice.site(moved.destination)}"
        day = material.told("movement-day", moved.last, moved, "last")
        counts = [
            material.told(name, getattr(moved, field), moved, field)
            if getattr(moved, field) is not None
            else material.unknown(name, moved.id)
            for name, field in (("movement-vehicles", "vehicles"), ("movement-people", "people"))
        ]
        mode = voice.either(f"mode.{moved.mode}", "mode.unknown")
        cells = (cell(frame, day), Cell(way), Cell(mode), *(cell(frame, one) for one in counts))
        rows.append(Row(way, cells))
    return (
        Table(
            (
                Column(voice.word("head.day"), "#date+end"),
                Column(voice.word("head.way"), "#loc+way", weight=1.6),
                Column(voice.word("head.mode"), "#activity+mode"),
                Column(voice.word("head.vehicles"), "#capacity+vehicles", number=True),
                Column(voice.word("head.people"), "#affected+moved", number=True),
            ),
            tuple(rows),
            voice.word("empty.movements"),
        ),
    )


def _refusals(frame: Frame) -> tuple[Block, ...]:
    voice, material = frame.voice, frame.material
    legs = {leg.id: leg for leg in material.register.legs}
    rows = []
    for event in refusals(material):
        known = material.rules.by_event[event.event]
        kind = voice.pair(known.name, known.name_fr)
        ways = [
            f"{voice.site(legs[name].origin)} – {voice.site(legs[name].destination)}"
            for name in event.legs
            if name in legs
        ]
        where = "; ".join(ways) or (
            voice.site(event.site) if event.site else voice.word("not-recorded")
        )
        day = material.told("refusal-day", event.known, event, "known")
        rows.append(Row(kind, (cell(frame, day), Cell(kind), Cell(where))))
    return (
        Table(
            (
                Column(voice.word("head.day"), "#date+known"),
                Column(voice.word("head.kind"), "#event+type", weight=1.5),
                Column(voice.word("head.where"), "#loc", weight=2.6),
            ),
            tuple(rows),
            voice.word("empty.refusals"),
        ),
    )


def _ahead(frame: Frame) -> tuple[Block, ...]:
    """Say what lies ahead: the dates of the mission, and sites that the plan still has to close."""
    voice, material = frame.voice, frame.material
    rows = []
    for name in ("deadline", "liquidation-start"):
        known = figure(material, name)
        if isinstance(known.value, date) and known.value > material.as_of:
            label = material.rules.by_figure[name].named(voice.language)
            rows.append(Row(label, (cell(frame, known), Cell(label))))
    rows += places.planned_ahead(frame)
    return (
        Table(
            (
                Column(voice.word("head.day"), "#date+planned"),
                Column(voice.word("head.what"), "#event"),
            ),
            tuple(rows),
            voice.word("empty.ahead"),
        ),
    )


MAKERS: Mapping[str, Maker] = {
    **tally.MAKERS,
    **own.MAKERS,
    "changes": places.changes,
    "people-curve": _people_curve,
    "categories": personnel.categories,
    "site-states": _site_states,
    "sites": places.table,
    "containers": _containers,
    "movements": _movements,
    "incidents": _incidents,
    "refusals": _refusals,
    "ahead": _ahead,
    "requests": progressing.requests,
    "dates": progressing.dates,
    "week": progressing.week,
    "donors": personnel.donors,
    "unfunded": personnel.unfunded,
}
