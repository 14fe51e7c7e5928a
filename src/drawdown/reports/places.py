"""Sites in reports: all of them, what changed in the period, what the plan has left."""

from __future__ import annotations

from dataclasses import replace

from drawdown.register.history import SiteHistory
from drawdown.reports.counting import is_closed, is_signed
from drawdown.reports.figure import Figure
from drawdown.reports.material import Material, Spell, Standing
from drawdown.reports.report import Block, Cell, Column, Row, Table
from drawdown.reports.shown import Frame, cell


def state_figures(material: Material, standing: Standing) -> tuple[Figure, Figure]:
    """Return the state of a site or part on the day, and since when."""
    subject = standing.part or standing.site
    spell = standing.on(material.as_of)
    if spell is None:
        return material.unknown("site-state", subject), material.unknown("site-since", subject)
    state = _of_spell(material, spell, subject)
    if spell.since is None:
        return state, material.unknown("site-since", subject)
    return state, replace(state, rule="site-since", value=spell.since)


def _of_spell(material: Material, spell: Spell, subject: str) -> Figure:
    return Figure(
        rule="site-state",
        value=spell.state,
        as_of=material.as_of,
        subject=subject,
        evidence=spell.evidence,
        estimated=spell.estimated,
        reconstructed=spell.reconstructed,
    )


def history_of(material: Material, site: str, part: str | None = None) -> SiteHistory | None:
    """Return what the history tells of a site or a part."""
    for past in material.history.sites:
        if (past.site, past.annex) == (site, part):
            return past
    return None


def table(frame: Frame) -> tuple[Block, ...]:
    """Return every site and part with its state, since when, and who signed for it."""
    voice, material = frame.voice, frame.material
    regions = {site.id: site.region for site in material.register.sites}
    rows = []
    for standing in material.standings:
        state, since = state_figures(material, standing)
        name = voice.site(standing.site, standing.part)
        region = regions.get(standing.site)
        cells = (
            Cell(name),
            Cell("" if standing.part else voice.speech.regions.get(region or "", region or "")),
            cell(frame, state),
            cell(frame, since),
            Cell(_receiver(frame, standing)),
        )
        rows.append(Row(name, cells))
    return (
        Table(
            (
                Column(voice.word("head.site"), "#loc+name", weight=1.3),
                Column(voice.word("head.region"), "#adm1+name", weight=1),
                Column(voice.word("head.state"), "#status", weight=1.5),
                Column(voice.word("head.since"), "#date+start", weight=1.5),
                Column(voice.word("head.receiver"), "#contact+capacity", weight=1.9),
            ),
            tuple(rows),
            voice.word("empty.sites"),
        ),
    )


def _receiver(frame: Frame, standing: Standing) -> str:
    """Return in which capacity somebody signed for the receiver, once somebody has."""
    spell = standing.on(frame.material.as_of)
    if spell is None or not is_closed(frame.material, spell.state):
        return ""
    if not is_signed(frame.material, spell.state):
        return frame.voice.word("unsigned-receiver")
    past = history_of(frame.material, standing.site, standing.part)
    if past is None or past.receiver_capacity is None:
        return frame.voice.word("not-recorded")
    mark = "ᵉ" if past.estimated("receiver_capacity") else ""
    return frame.voice.phrase(past.receiver_capacity) + mark


def changes(frame: Frame) -> tuple[Block, ...]:
    """Return every state that a site or a part took in the period."""
    voice, material = frame.voice, frame.material
    found = [
        (spell, standing)
        for standing in material.standings
        for spell in standing.spells
        if spell.since is not None and frame.first <= spell.since <= material.as_of
    ]
    rows = []
    for spell, standing in sorted(found, key=lambda pair: str(pair[0].since)):
        subject = standing.part or standing.site
        state = _of_spell(material, spell, subject)
        since = replace(state, rule="site-since", value=spell.since)
        name = voice.site(standing.site, standing.part)
        rows.append(Row(name, (cell(frame, since), Cell(name), cell(frame, state))))
    return (
        Table(
            (
                Column(voice.word("head.day"), "#date"),
                Column(voice.word("head.site"), "#loc+name", weight=1.3),
                Column(voice.word("head.change"), "#status", weight=1.5),
            ),
            tuple(rows),
            voice.word("empty.changes"),
        ),
    )


def planned_end(material: Material, site: str) -> Figure:
    """Return the end that the adopted plan gives a site."""
    adopted = material.adopted
    ends = [one.ended for one in adopted.plan.sites if one.site == site] if adopted else []
    if adopted is None or not ends:
        return material.unknown("site-planned", site)
    return Figure(
        rule="site-planned",
        value=adopted.plan.days.date(ends[0]),
        as_of=material.as_of,
        subject=site,
        evidence=(adopted.evidence,),
        estimated=True,
    )


def planned_ahead(frame: Frame) -> list[Row]:
    """Return the sites that are still held, with the end that the plan gives each."""
    voice, material = frame.voice, frame.material
    found = []
    for standing in material.standings:
        spell = standing.on(material.as_of)
        if standing.part or (spell is not None and is_closed(material, spell.state)):
            continue
        planned = planned_end(material, standing.site)
        name = voice.site(standing.site)
        label = f"{name} ({voice.word('plan')})"
        found.append((str(planned.value), Row(name, (cell(frame, planned), Cell(label)))))
    return [row for _, row in sorted(found, key=lambda pair: pair[0])] if material.adopted else []
