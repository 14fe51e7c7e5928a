"""A mission folder into a register and its history, or into everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drawdown.core.catalogue import NO_SUCH_PACK, OTHER_PACK
from drawdown.core.findings import Finding, errors
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_csv_file, read_yaml_list, read_yaml_record
from drawdown.core.reading.records import Placed
from drawdown.register.boundaries import FILE as BOUNDARIES
from drawdown.register.boundaries import read_boundaries
from drawdown.register.checks.run import check_draft
from drawdown.register.draft import Draft
from drawdown.register.history import History
from drawdown.register.layout import (
    HISTORY,
    HISTORY_FILES,
    README,
    REGISTER_FILES,
    RULES,
    FilePart,
    Form,
    MissionFile,
)
from drawdown.register.mission import Mission
from drawdown.register.model import Register
from drawdown.rules.pack import RulePack
from drawdown.rules.pack_reading import load_pack, read_pack, shipped_packs


@dataclass(frozen=True, slots=True)
class LoadResult:
    """A register and a history, or neither: with an error among the findings nothing is loaded."""

    register: Register | None
    history: History | None
    findings: tuple[Finding, ...]


def load_folder(path: Path) -> LoadResult:
    """Return what a mission folder holds, and every finding sorted by file and row.

    Never raises for what stands in the folder.
    """
    folder = Folder(path)
    if not folder.is_there():
        return LoadResult(None, None, tuple(folder.findings))
    parts = _Parts()
    for part in REGISTER_FILES:
        parts.read(folder, part, part.name)
    mission, pack = _mission(parts.records.pop("mission", None), folder)
    _read_history(folder, parts)
    folder.note_unexpected({part.file for part in REGISTER_FILES} | {RULES, HISTORY, README})
    known: dict[str, Any] = parts.records
    draft = Draft(**known, mission=mission, pack=pack, whole=frozenset(parts.whole))
    findings = in_order([*folder.findings, *check_draft(draft)])
    if errors(findings):
        return LoadResult(None, None, findings)
    return LoadResult(draft.register(), draft.history(), findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by file and row, each once."""
    unique = dict.fromkeys(findings)
    return tuple(
        sorted(unique, key=lambda f: (f.place.file, f.place.row or 0, f.place.field or "", f.code))
    )


class _Parts:
    """Reads file after file; an empty or missing file gives no records."""

    def __init__(self) -> None:
        self.records: dict[str, Any] = {}
        self.whole: set[str] = set()

    def read(self, folder: Folder, part: FilePart, name: str) -> None:
        reader = _READERS[part.form]
        found = reader(folder, part.file, part.model, required=part.required)
        one = part.form is Form.RECORD
        self.records[name] = next(iter(found.records), None) if one else found.records
        if found.whole:
            self.whole.add(name)


_READERS: dict[Form, Any] = {
    Form.RECORD: read_yaml_record,
    Form.LIST: read_yaml_list,
    Form.TABLE: read_csv_file,
}


def _read_history(folder: Folder, parts: _Parts) -> None:
    """Read the history, which may be missing."""
    if not folder.has(HISTORY):
        return
    inside = folder.inside(HISTORY)
    if not inside.is_there():
        return
    for part in HISTORY_FILES:
        parts.read(inside, part, f"history_{part.name}")
    parts.records["history_boundaries"] = read_boundaries(inside)
    inside.note_unexpected({part.file for part in HISTORY_FILES} | {BOUNDARIES, README})


def _mission(
    written: Placed[MissionFile] | None, folder: Folder
) -> tuple[Placed[Mission] | None, RulePack | None]:
    """Return the mission and the pack that it closes by: its own rules folder, or a shipped one."""
    own: RulePack | None = None
    has_own = folder.has(RULES)
    if has_own:
        own = read_pack(folder.inside(RULES))
    if written is None:
        return None, own
    named = written.record.rule_pack
    place = written.at("rule_pack")
    if own is not None and own.id != named:
        folder.findings.append(OTHER_PACK.at(place, named=named, held=own.id))
    if not has_own and named not in shipped_packs():
        choices = ", ".join(shipped_packs())
        folder.findings.append(NO_SUCH_PACK.at(place, id=named, choices=choices))
    elif not has_own:
        own = load_pack(named)
    known = {name: getattr(written.record, name) for name in Mission.model_fields}
    mission = Placed(Mission(**known), written.file, written.row, written.rows)
    return mission, own
