"""Rule packs on disk: a folder with `pack.yaml` and `tasks.csv`, shipped or a mission's own."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Refused, errors
from drawdown.core.provenance import Frozen, Source
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_csv_file, read_yaml_list, read_yaml_record
from drawdown.rules.checks import check_sources, check_tasks
from drawdown.rules.pack import RulePack, Scaling, TaskRule

PACK = "pack.yaml"
TASKS = "tasks.csv"
SOURCES = "sources.yaml"
CLOSING = "closing"
"""The folder of the closing rules, which somebody else reads."""
DISPOSAL = "disposal"
"""The folder of the disposal rules, likewise."""
REPORTS = "reports"
"""The folder of the templates of reports, likewise."""
FIGURES = "figures"
"""The folder of the figures that a mission defines itself, likewise."""


class PackFile(Frozen):
    """What `pack.yaml` says: name and version of the pack, and how its work scales."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    version: Annotated[str, Field(min_length=1, max_length=60)]
    scaling: Scaling


def packs_folder() -> Path:
    """Return the folder of the packs that are part of the software."""
    return Path(str(resources.files("drawdown.rules") / "packs"))


def shipped_packs() -> tuple[str, ...]:
    """Return the ids of the packs that are part of the software."""
    return tuple(sorted(path.name for path in packs_folder().iterdir() if path.is_dir()))


def load_pack(pack_id: str) -> RulePack:
    """Return a shipped pack.

    Raises `KeyError` when there is none of that name and `Refused` when its files are damaged.
    """
    if pack_id not in shipped_packs():
        raise KeyError(pack_id)
    folder = Folder(packs_folder() / pack_id)
    pack = read_pack(folder)
    if pack is None:
        raise Refused(folder.findings)
    return pack


def read_pack(folder: Folder) -> RulePack | None:
    """Return the pack that a folder holds, or nothing; findings gather in the folder."""
    before = len(errors(folder.findings))
    if not folder.is_there():
        return None
    folder.note_unexpected({PACK, TASKS, SOURCES, CLOSING, DISPOSAL, REPORTS, FIGURES, "README.md"})
    header = read_yaml_record(folder, PACK, PackFile)
    tasks = read_csv_file(folder, TASKS, TaskRule)
    sources = read_yaml_list(folder, SOURCES, Source, required=False)
    if tasks.whole:
        folder.findings += check_tasks(tasks.records)
    if folder.has(SOURCES) and sources.whole:
        rules = [(p.at(), p.record) for p in tasks.records]
        scaling = [(p.at("scaling"), p.record.scaling) for p in header.records]
        folder.findings += check_sources(sources.records, [*rules, *scaling])
    if not header.records or len(errors(folder.findings)) > before:
        return None
    said = header.records[0].record
    return RulePack(
        id=said.id,
        version=said.version,
        sources=tuple(placed.record for placed in sources.records),
        tasks=tuple(placed.record for placed in tasks.records),
        scaling=said.scaling,
    )
