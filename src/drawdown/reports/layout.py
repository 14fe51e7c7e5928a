"""A report as the typesetter and the page read it: every text ready, every figure with its note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from drawdown.core.canonical import canonical_bytes
from drawdown.reports.figure import Evidence, EvidenceKind, Figure
from drawdown.reports.report import Block, Cell, Note, Report, Row, Text, grouped
from drawdown.reports.voice import Voice

SHORT_HASH = 12


def layout_of(report: Report, voice: Voice) -> dict[str, Any]:
    """Return the report as plain JSON values in the order of the page."""
    numbers = numbered(report)
    return {
        "kind": report.kind,
        "language": report.language.value,
        "title": report.title,
        "mission": report.mission,
        "acronym": report.acronym,
        "one_page": report.one_page,
        "reconstructed": report.reconstructed,
        "as_of": voice.day(report.as_of),
        "head": [list(pair) for pair in _head(report, voice)],
        "words": {
            name: voice.word(name)
            for name in (
                "as-of",
                "notes",
                "definitions",
                "evidence",
                "legend",
                "notice",
                "otherwise",
            )
        },
        "sections": [
            {
                "title": section.title,
                "id": section.id,
                "blocks": [_block(block, numbers) for block in section.blocks],
            }
            for section in report.sections
        ],
        "definitions": [
            {"name": rule.named(report.language), "text": rule.defined(report.language)}
            for rule in used(report, voice)
        ],
        "notes": [_note(note, voice) for note in report.notes],
    }


def used(report: Report, voice: Voice) -> list[Any]:
    """Return the definitions that the report uses, in the order of the page."""
    rules = voice.material.rules.by_figure
    return [rules[name] for name in dict.fromkeys(figure.rule for figure in report.figures)]


def numbered(report: Report) -> Mapping[tuple[Figure, ...], int]:
    """Return the number of the note of each group of figures."""
    return {note.figures: note.number for note in report.notes}


def cited(voice: Voice, evidence: Evidence) -> str:
    """Return what a figure rests on in words, with the hash of what says so."""
    short = evidence.sha256[:SHORT_HASH]
    match evidence.kind:
        case EvidenceKind.SOURCE:
            return f"{evidence.name} ({short})"
        case EvidenceKind.ACT:
            return f"{voice.word('entry')} {evidence.name} ({short})"
        case EvidenceKind.DOCUMENT:
            return f"{voice.word('document')} {short}"
        case EvidenceKind.PLAN:
            return f"{voice.word('plan')} ({short})"
    return f"{voice.word('register')} ({short})"


def position_of(report: Report, voice: Voice) -> str:
    """Return up to where the ledger was read, in words."""
    if report.position is None:
        return voice.word("no-ledger")
    return f"{voice.number(report.position.size)} · {report.position.origin}"


def _head(report: Report, voice: Voice) -> Iterator[tuple[str, str]]:
    yield voice.word("to"), report.to
    if report.first < report.as_of:
        period = f"{voice.day(report.first)} – {voice.day(report.as_of)}"
        yield voice.word("period"), f"{period} ({report.every[:1].lower()}{report.every[1:]})"
    else:
        yield voice.word("period"), f"{voice.day(report.as_of)} ({report.every.lower()})"
    yield voice.word("symbol"), voice.word("no-symbol")
    yield voice.word("position"), position_of(report, voice)


def _block(block: Block, numbers: Mapping[tuple[Figure, ...], int]) -> dict[str, Any]:
    if isinstance(block, Text):
        return {"kind": block.kind, "text": block.text}
    rows = [_row(row, numbers) for row in block.rows]
    match block.kind:
        case "table":
            columns = [{"head": c.head, "number": c.number} for c in block.columns]
            return {"kind": "table", "columns": columns, "rows": rows, "empty": block.empty}
        case "picture":
            said = {"title": block.title, "description": block.description}
            return {"kind": "picture", "svg": block.svg, "rows": rows, **said}
    return {"kind": "headline", "rows": rows}


def _row(row: Row, numbers: Mapping[tuple[Figure, ...], int]) -> dict[str, Any]:
    note_of = {figure: numbers[group] for group in grouped(row) for figure in group}
    shown: set[int] = set()
    cells = []
    for cell in row.cells:
        number = note_of[cell.figure] if cell.figure is not None else None
        known = cell.figure is not None and cell.figure.value is not None
        cells.append(_cell(cell, number if known and number not in shown else None, known=known))
        shown |= {number} if number is not None and known else set()
    return {"label": row.label, "cells": cells}


def _cell(cell: Cell, note: int | None, *, known: bool) -> dict[str, Any]:
    quiet = cell.figure is not None and not known
    return {"text": cell.text, "note": note, "unknown": quiet}


def _note(note: Note, voice: Voice) -> dict[str, Any]:
    rules = voice.material.rules.by_figure
    names = dict.fromkeys(rules[f.rule].named(voice.language) for f in note.figures)
    evidence = dict.fromkeys(e for f in note.figures for e in sorted(f.evidence))
    others = dict.fromkeys(o for f in note.figures for o in f.otherwise)
    label = note.label if [note.label] != list(names) else ""
    return {
        "number": note.number,
        "label": label,
        "figures": ", ".join(names),
        "values": "; ".join(voice.shown(figure) for figure in note.figures),
        "evidence": [cited(voice, one) for one in evidence],
        "otherwise": "; ".join(f"{o.value} ({', '.join(o.sources)})" for o in others),
        "hash": note.figures[0].evidence_hash[:SHORT_HASH] if evidence else "",
    }


def record_of(report: Report, voice: Voice) -> bytes:
    """Return the attachment of the PDF: every figure with its evidence, as canonical JSON."""
    position = report.position
    return canonical_bytes(
        {
            "format": "drawdown-report/1",
            "kind": report.kind,
            "language": report.language.value,
            "mission": voice.material.register.mission.id,
            "as_of": report.as_of.isoformat(),
            "register": report.register_hash,
            "history": voice.material.history_hash,
            "position": {"origin": position.origin, "size": position.size, "root": position.root}
            if position
            else None,
            "figures": [_recorded(figure) for figure in dict.fromkeys(report.figures)],
        }
    )


def _recorded(figure: Figure) -> dict[str, Any]:
    value = figure.value
    return {
        "definition": figure.rule,
        "subject": figure.subject,
        "value": value if value is None or isinstance(value, int) else str(value),
        "as_of": figure.as_of.isoformat(),
        "about": figure.about,
        "currency": figure.currency,
        "estimated": figure.estimated,
        "reconstructed": figure.reconstructed,
        "evidence_hash": figure.evidence_hash if figure.evidence else None,
        "evidence": [[e.kind.value, e.name, e.sha256] for e in figure.evidence],
        "otherwise": [[o.value, list(o.sources)] for o in figure.otherwise],
    }
