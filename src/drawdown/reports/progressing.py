"""Requests for clearances, the dates of sites, and the tasks of a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from drawdown.progress.variance import SiteVariance, week_of
from drawdown.reports.counting import is_closed
from drawdown.reports.figure import Evidence, Figure, derived
from drawdown.reports.material import Asked, Material, Standing
from drawdown.reports.places import history_of, planned_end
from drawdown.reports.report import Block, Cell, Column, Row, Table
from drawdown.reports.shown import Frame, cell


def requests(frame: Frame) -> tuple[Block, ...]:
    """Return every request of the log, in the order in which they were asked."""
    voice = frame.voice
    asked = sorted(
        frame.material.clearances, key=lambda one: (one.request.asked_on, one.request.id)
    )
    return (
        Table(
            (
                Column(voice.word("head.request"), "#meta+id"),
                Column(voice.word("head.kind"), "#event+type"),
                Column(voice.word("head.authority"), "#org+authority"),
                Column(voice.word("head.asked"), "#date+asked"),
                Column(voice.word("head.answer"), "#status"),
                Column(voice.word("head.answered"), "#date+answered"),
                Column(voice.word("head.days"), "#indicator+days", number=True),
            ),
            tuple(_request(frame, one) for one in asked),
            voice.word("empty.requests"),
        ),
    )


def _request(frame: Frame, asked: Asked) -> Row:
    voice, as_of, request = frame.voice, frame.material.as_of, asked.request

    def known(name: str, value: date | int | None) -> Figure:
        evidence = asked.evidence if value is not None else ()
        return Figure(rule=name, value=value, as_of=as_of, evidence=evidence, subject=request.id)

    kind = (
        voice.word(f"clearance.{request.kind}")
        if f"clearance.{request.kind}" in frame.material.rules.by_word
        else request.kind.replace("_", " ")
    )
    cells = (
        Cell(request.id),
        Cell(kind),
        Cell(request.authority),
        cell(frame, known("request-asked", request.asked_on)),
        Cell(voice.word(f"answer.{request.status.value}")),
        cell(frame, known("request-answered", request.answered_on)),
        cell(frame, known("request-days", request.open_days(as_of))),
    )
    return Row(request.id, cells)


def dates(frame: Frame) -> tuple[Block, ...]:
    """Return what was announced and planned for each site, and what was kept."""
    voice = frame.voice
    return (
        Table(
            (
                Column(voice.word("head.site"), "#loc+name"),
                Column(voice.word("head.announced"), "#date+announced"),
                Column(voice.word("head.planned"), "#date+planned"),
                Column(voice.word("head.closed"), "#date+closed"),
                Column(voice.word("head.variance"), "#indicator+days", number=True),
            ),
            tuple(_dates(frame, one) for one in frame.material.standings if one.part is None),
            voice.word("empty.dates"),
        ),
    )


def _dates(frame: Frame, standing: Standing) -> Row:
    material, site = frame.material, standing.site
    announced, planned = _announced(material, site), planned_end(material, site)
    closed = closed_on(material, standing)
    expected = announced if announced.value is not None else planned
    variance = material.unknown("site-variance", site)
    if isinstance(expected.value, date) and isinstance(closed.value, date):
        days = (closed.value - expected.value).days
        variance = derived("site-variance", days, (expected, closed), as_of=material.as_of)
    name = frame.voice.site(site)
    figures = (announced, planned, closed, replace(variance, subject=site))
    return Row(name, (Cell(name), *(cell(frame, one) for one in figures)))


def _announced(material: Material, site: str) -> Figure:
    """Return the announced day, when it was announced by the day of the report."""
    past = history_of(material, site)
    if past is None or past.announced is None:
        return material.unknown("site-announced", site)
    said = past.provenance_of("announced").as_of
    if said is not None and said > material.as_of:
        return material.unknown("site-announced", site)
    known = material.told("site-announced", past.announced, past, "announced")
    return replace(known, subject=site)


def closed_on(material: Material, standing: Standing) -> Figure:
    """Return the day from which a site counts as closed without interruption."""
    first = None
    for spell in standing.spells:
        if spell.since is not None and spell.since > material.as_of:
            break
        if not is_closed(material, spell.state):
            first = None
        elif first is None:
            first = spell
    if first is None or first.since is None:
        return material.unknown("site-closed", standing.site)
    return Figure(
        rule="site-closed",
        value=first.since,
        as_of=material.as_of,
        subject=standing.site,
        evidence=first.evidence,
        estimated=first.estimated,
        reconstructed=first.reconstructed,
    )


def week(frame: Frame) -> tuple[Block, ...]:
    """Return the tasks of the week of the report, from its Monday on, site by site."""
    voice, adopted = frame.voice, frame.material.adopted
    monday = frame.material.as_of - timedelta(days=frame.material.as_of.weekday())
    found = week_of(adopted.works, first=monday) if adopted else ()
    return (
        Table(
            (
                Column(voice.word("head.site"), "#loc+name"),
                Column(voice.word("head.due"), "#indicator+tasks+due", number=True),
                Column(voice.word("head.done"), "#indicator+tasks+done", number=True),
                Column(voice.word("head.overdue"), "#indicator+tasks+overdue", number=True),
                Column(voice.word("head.pushes"), "#indicator+days", number=True),
            ),
            tuple(_week(frame, one) for one in found),
            voice.word("empty.week"),
        ),
    )


def _week(frame: Frame, one: SiteVariance) -> Row:
    """Return one site. Of a site that reports no task, only what was due is known."""
    material, adopted = frame.material, frame.material.adopted
    plan: tuple[Evidence, ...] = (adopted.evidence,) if adopted else ()
    told = adopted.told.get(one.site, ()) if adopted else ()

    def known(name: str, value: int, *, reported: bool = True) -> Figure:
        if reported and not told:
            return material.unknown(name, one.site)
        evidence = (*plan, *told) if reported else plan
        return Figure(
            rule=name, value=value, as_of=material.as_of, subject=one.site, evidence=evidence
        )

    figures = (
        known("tasks-due", one.due, reported=False),
        known("tasks-done", one.done_of_due),
        known("tasks-overdue", len(one.overdue)),
        known("pushes-end", one.pushes_the_end),
    )
    name = frame.voice.site(one.site)
    return Row(name, (Cell(name), *(cell(frame, each) for each in figures)))
