"""A report as the typesetter and the page read it: every text ready, every figure with its note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drawdown.core.canonical import canonical_bytes
from drawdown.reports.figure import Evidence, EvidenceKind, Figure
from drawdown.reports.report import Block, Note, Picture, Report, Row, Table, Text, grouped
from drawdown.reports.voice import Voice

SHORT_HASH = 12
NAMED = 8
"""So many rows are named of which something is not recorded; more are counted."""
CHANGES = "changes"
"""The section that looks back on a period: without it, no period is named."""
WORDS = ("as-of", "notes", "definitions", "evidence", "legend", "notice", "otherwise", "unknown")
"""The words of the pack that the layout says by itself."""


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
        "colon": voice.pair(": ", "\u202f: "),
        "head": [list(pair) for pair in _head(report, voice)],
        "words": {name.replace("-", "_"): voice.word(name) for name in WORDS},
        "sections": [
            {
                "title": section.title,
                "id": section.id,
                "blocks": [_block(block, numbers, voice) for block in section.blocks],
            }
            for section in report.sections
        ],
        "definitions": [
            {"name": rule.named(report.language), "text": rule.defined(report.language)}
            for rule in used(report, voice)
        ],
        "notes": [_note(note, voice) for note in report.notes],
        "unknown": [list(pair) for pair in _unknown(report, voice).items()],
    }


def used(report: Report, voice: Voice) -> list[Any]:
    """Return the definitions that the report uses, in the order of the page."""
    rules = voice.material.rules.by_figure
    return [rules[name] for name in dict.fromkeys(figure.rule for figure in report.figures)]


def numbered(report: Report) -> Mapping[str, int]:
    """Return the number of each note by the hash of the evidence that it names."""
    return {note.figures[0].evidence_hash: note.number for note in report.notes}


def cited(voice: Voice, evidence: Sequence[Evidence]) -> list[str]:
    """Return what a figure rests on in words, with the hash of what says so."""
    sources: dict[str, list[str]] = {}
    others = []
    for one in evidence:
        short = one.sha256[:SHORT_HASH]
        match one.kind:
            case EvidenceKind.SOURCE:
                sources.setdefault(short, []).append(one.name)
            case EvidenceKind.ACT:
                others.append(f"{voice.word('entry')} {one.name} ({short})")
            case EvidenceKind.DOCUMENT:
                others.append(f"{voice.word('document')} ({short})")
            case EvidenceKind.PLAN:
                others.append(f"{voice.word('plan')} ({short})")
            case EvidenceKind.REGISTER:
                others.append(f"{voice.word('register')} ({short})")
    return [f"{', '.join(names)} ({short})" for short, names in sources.items()] + others


def position_of(report: Report, voice: Voice) -> str:
    """Return up to where the ledger was read, in words."""
    if report.position is None:
        return voice.word("no-ledger")
    return f"{voice.number(report.position.size)} · {report.position.origin}"


def _head(report: Report, voice: Voice) -> Iterator[tuple[str, str]]:
    yield voice.word("to"), report.to
    period = voice.day(report.as_of)
    if report.first < report.as_of:
        period = f"{voice.day(report.first)} – {period}"
    if any(section.id == CHANGES for section in report.sections):
        yield voice.word("period"), f"{period} ({report.every[:1].lower()}{report.every[1:]})"
    else:
        yield voice.word("every"), report.every
    yield voice.word("symbol"), voice.word("no-symbol")
    yield voice.word("position"), position_of(report, voice)


def _block(block: Block, numbers: Mapping[str, int], voice: Voice) -> dict[str, Any]:
    if isinstance(block, Text):
        return {"kind": block.kind, "text": block.text}
    rows = [_row(row, numbers, voice) for row in block.rows]
    if isinstance(block, Table):
        columns = [{"head": c.head, "number": c.number, "weight": c.weight} for c in block.columns]
        return {"kind": "table", "columns": columns, "rows": rows, "empty": block.empty}
    if isinstance(block, Picture):
        said = {"title": block.title, "description": block.description}
        return {"kind": "picture", "svg": block.svg, "rows": rows, **said}
    return {"kind": "headline", "rows": rows}


def _row(row: Row, numbers: Mapping[str, int], voice: Voice) -> dict[str, Any]:
    """Return a row; of figures that share a note, the last one carries its number."""
    last = {key: held[-1] for key, held in grouped(row).items()}
    cells = []
    for cell in row.cells:
        known = cell.figure if cell.figure is not None and cell.figure.value is not None else None
        note = None
        if known is not None and last[known.evidence_hash] is known:
            note = numbers[known.evidence_hash]
        quiet = cell.figure is not None and known is None
        marks = voice.marks(known) if known else ""
        about = voice.about(known) if known else ""
        text = cell.text.removesuffix(marks).removeprefix(about).strip()
        said = {"text": text, "about": about, "marks": marks}
        cells.append({**said, "note": note, "unknown": quiet})
    return {"label": row.label, "cells": cells}


def _note(note: Note, voice: Voice) -> dict[str, Any]:
    others = dict.fromkeys(o for f in note.figures for o in f.otherwise)
    return {
        "number": note.number,
        "told": [list(pair) for pair in _told(note, voice).items()],
        "evidence": cited(voice, sorted({e for f in note.figures for e in f.evidence})),
        "otherwise": "; ".join(f"{o.value} ({', '.join(o.sources)})" for o in others),
    }


def _told(note: Note, voice: Voice) -> dict[str, str]:
    """Return the values of a note in words, by the names of their definitions."""
    rules = voice.material.rules.by_figure
    told: dict[str, dict[str, None]] = {}
    for label, figures in note.rows:
        names = ", ".join(dict.fromkeys(rules[f.rule].named(voice.language) for f in figures))
        values = ", ".join(voice.shown(figure) for figure in figures)
        said = values if label == names else f"{label} {values}"
        told.setdefault(names, {})[said] = None
    return {names: "; ".join(said) for names, said in told.items()}


def _unknown(report: Report, voice: Voice) -> dict[str, str]:
    """Return of whom or what each kind of figure is not recorded."""
    rules = voice.material.rules.by_figure
    found: dict[str, dict[str, None]] = {}
    for label, figure in report.unknown:
        name = rules[figure.rule].named(voice.language)
        found.setdefault(name, {})[label] = None
    return {
        name: ", ".join(label for label in labels if label != name)
        if len(labels) <= NAMED
        else voice.word("rows", count=voice.number(len(labels)))
        for name, labels in found.items()
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
            "figures": [recorded(figure) for figure in dict.fromkeys(report.figures)],
        }
    )


def recorded(figure: Figure) -> dict[str, Any]:
    """Return a figure as `record.json` holds it (docs/formats/report.md)."""
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
