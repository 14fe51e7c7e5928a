"""Each site over time: a bar for each, coloured by its state, up to the day of the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from drawdown.core.drawing import DateScale
from drawdown.reports.material import Standing
from drawdown.reports.pictures import axes
from drawdown.reports.pictures.svg import INK, LINE, picture, tag, words
from drawdown.reports.places import state_figures
from drawdown.reports.report import Picture, Row
from drawdown.reports.shown import Frame, cell

LANE, BAR, LEFT, WIDTH = 14.0, 8.5, 96.0, 500.0
KEY_COLUMNS, KEY_HEIGHT = 3, 13.0
FIRST = "operating"


def draw(frame: Frame) -> tuple[Picture, ...]:
    """Return the picture of whole sites; nothing where no state is recorded."""
    material, voice = frame.material, frame.voice
    sites = [one for one in material.standings if one.part is None]
    if not any(one.spells for one in sites):
        return ()
    mission = material.register.mission
    states = _states(frame, sites)
    lines = -(-len(states) // KEY_COLUMNS)
    height = 8 + LANE * len(sites) + 22
    box = axes.Frame(WIDTH, height, left=LEFT, top=8)
    last = max(material.as_of, mission.deadline)
    across = DateScale(mission.plan_start, last, LEFT, WIDTH - box.right)
    svg = picture(
        WIDTH,
        height + KEY_HEIGHT * lines + 4,
        axes.months(across, box, voice, down=True),
        *(_lane(frame, one, across, 8 + LANE * n) for n, one in enumerate(sites)),
        _key(frame, states, height + 10),
    )
    rows = []
    told = []
    for one in sites:
        state, since = state_figures(material, one)
        name = voice.site(one.site)
        rows.append(Row(name, (cell(frame, state), cell(frame, since))))
        told.append(f"{name}: {voice.shown(state)}")
    return (Picture(svg, voice.word("chart.sites"), "; ".join(told), tuple(rows)),)


def _states(frame: Frame, sites: list[Standing]) -> list[str]:
    bars = [bar for one in sites for bar in _bars(frame, one)]
    met = {state for begun, ended, state in bars if ended > begun}
    return [FIRST, *(s for s in frame.material.rules.by_state if s in met and s != FIRST)]


def _colour(frame: Frame, state: str) -> str:
    rule = frame.material.rules.by_state.get(state)
    return rule.colour if rule else LINE


def _bars(frame: Frame, one: Standing) -> Iterator[tuple[date, date, str]]:
    first, last = frame.material.register.mission.plan_start, frame.material.as_of
    end = last + timedelta(days=1)  # what a site became on the day itself is seen
    state, begun = FIRST, first
    for spell in one.spells:
        since = max(spell.since or first, first)
        if since > last:
            break
        yield begun, since, state
        state, begun = spell.state, since
    yield begun, end, state


def _lane(frame: Frame, one: Standing, across: DateScale, y: float) -> str:
    parts = [words(frame.voice.site(one.site), LEFT - 6, y + BAR, anchor="end", fill=INK)]
    for begun, ended, state in _bars(frame, one):
        wide = across(ended) - across(begun)
        if wide > 0:
            colour = _colour(frame, state)
            parts.append(tag("rect", x=across(begun), y=y + 1, width=wide, height=BAR, fill=colour))
    return tag("g", *parts)


def _key(frame: Frame, states: list[str], y: float) -> str:
    parts = []
    wide = (WIDTH - 12) / KEY_COLUMNS
    for place, state in enumerate(states):
        x = 8 + wide * (place % KEY_COLUMNS)
        top = y + KEY_HEIGHT * (place // KEY_COLUMNS)
        said = frame.voice.word("chart.sites.first") if state == FIRST else frame.voice.state(state)
        parts.append(tag("rect", x=x, y=top - 7, width=11, height=8, fill=_colour(frame, state)))
        parts.append(words(said, x + 15, top, size=8.5))
    return tag("g", *parts)
