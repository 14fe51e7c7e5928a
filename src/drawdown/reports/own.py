"""The mission's own figures in a report: counted by its definitions, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drawdown.reports.figure import Evidence, EvidenceKind, Figure
from drawdown.reports.material import Material
from drawdown.reports.report import Block, Cell, Column, Row, Table
from drawdown.reports.rules import FigureRule, Unit
from drawdown.reports.shown import Frame, cell
from drawdown.statements.gather import Records
from drawdown.statements.own import OwnFigure
from drawdown.statements.values import FigureValue, own_values

PREFIX = "own-"
HXL = "#indicator+own"


def with_own(material: Material, records: Records) -> Material:
    """Return the material with the mission's own figures by its day, and their definitions."""
    values = own_values(records, by=material.as_of)
    defined = (_rule(each) for each in records.own.figures)
    rules = material.rules.with_tables(figures=(*material.rules.figures, *defined))
    return replace(material, rules=rules, own=values)


def own(frame: Frame) -> tuple[Block, ...]:
    """Return each own figure with its value; what is only known in part is left out."""
    voice = frame.voice
    columns = (
        Column(voice.word("head.group"), "#indicator+name", weight=3),
        Column(voice.word("head.count"), "#indicator+num", number=True),
    )
    return (Table(columns, tuple(_rows(frame)), voice.word("empty.own")),)


MAKERS = {"own": own}


def _rows(frame: Frame) -> Iterator[Row]:
    for value in frame.material.own:
        if isinstance(value.of, OwnFigure) and not value.missing:
            figure = _figure(frame.material, value.of, value)
            name = frame.material.rules.by_figure[figure.rule].named(frame.voice.language)
            yield Row(name, (Cell(name), cell(frame, figure)))


def _figure(material: Material, of: OwnFigure, value: FigureValue) -> Figure:
    evidence = tuple(
        Evidence(EvidenceKind.SOURCE, name, material.history_hash) for name in sorted(value.sources)
    )
    whole = (Evidence(EvidenceKind.REGISTER, "", material.history_hash),)
    return Figure(
        rule=PREFIX + of.id,
        value=value.value,
        as_of=material.as_of,
        evidence=evidence or whole,
        estimated=value.estimated,
        currency="".join(of.query.where.get("currency", ())) if of.unit == "money" else "",
    )


def _rule(figure: OwnFigure) -> FigureRule:
    name, name_fr = (said[:1].upper() + said[1:] for said in (figure.name, figure.name_fr))
    return FigureRule(
        id=PREFIX + figure.id,
        name=name,
        name_fr=name_fr,
        unit=Unit(figure.unit),
        definition=figure.counts,
        definition_fr=figure.counts_fr,
        hxl=HXL,
    )
