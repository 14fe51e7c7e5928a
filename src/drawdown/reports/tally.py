"""The sections on property, environment, liquidation and what receivers undertook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from drawdown.reports.figure import Figure
from drawdown.reports.report import Block, Cell, Column, Row, Table
from drawdown.reports.shown import Frame, cell
from drawdown.reports.tallied import Tally

Maker = Callable[[Frame], tuple[Block, ...]]


def counted(section: str) -> Maker:
    """Return what shows the groups of a section with their counts."""

    def made(frame: Frame) -> tuple[Block, ...]:
        held = frame.material.tallies
        if held is None:
            return (frame.text("empty.earlier"),)
        rows = tuple(_rows(frame, held.by_section.get(section, ())))
        columns = (
            Column(frame.voice.word("head.group"), "#indicator+name", weight=2),
            Column(frame.voice.word("head.of"), "#indicator+group", weight=2),
            Column(frame.voice.word("head.count"), "#indicator+num", number=True),
        )
        return (Table(columns, rows, frame.voice.word(f"empty.{section}")),)

    return made


def _rows(frame: Frame, tallies: Iterable[Tally]) -> Iterable[Row]:
    voice, rules = frame.voice, frame.material.rules
    for one in tallies:
        figure = Figure(
            rule=one.rule,
            value=one.value,
            as_of=frame.material.as_of,
            subject=one.subject,
            evidence=one.evidence,
        )
        name = rules.by_figure[one.rule].named(voice.language)
        of = voice.pair(*one.names) if one.names else voice.word(f"tally.{one.subject}")
        yield Row(f"{name}, {of}", (Cell(name), Cell(of), cell(frame, figure)))


def obligations(frame: Frame) -> tuple[Block, ...]:
    """Return what each receiver undertook, with its day; the words are those of the paper."""
    voice, held = frame.voice, frame.material.tallies
    if held is None:
        return (frame.text("empty.earlier"),)
    rows = []
    for one in held.undertakings:
        due = Figure(
            rule="obligation-due",
            value=one.due,
            as_of=frame.material.as_of,
            subject=one.site,
            evidence=one.evidence,
        )
        seen = {None: "kept.unseen", True: "kept.yes", False: "kept.no"}[one.kept]
        cells = (Cell(voice.site(one.site)), Cell(one.text), cell(frame, due))
        rows.append(Row(f"{voice.site(one.site)}: {one.text}", (*cells, Cell(voice.word(seen)))))
    columns = (
        Column(voice.word("head.site"), "#loc+name"),
        Column(voice.word("head.undertaken"), "#activity+undertaken", weight=2.4),
        Column(voice.word("head.due-by"), "#date+due"),
        Column(voice.word("head.kept"), "#status"),
    )
    return (Table(columns, tuple(rows), voice.word("empty.obligations")),)


MAKERS: Mapping[str, Maker] = {
    "property": counted("property"),
    "environment": counted("environment"),
    "liquidation": counted("liquidation"),
    "obligations": obligations,
}
