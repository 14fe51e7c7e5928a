"""The JSON Schemas of the mission folder, and of the register and the history made from it."""

from __future__ import annotations

from pathlib import PurePosixPath

from drawdown.core.provenance import Source
from drawdown.core.reading.schema import Schema, json_form, list_file, record_file, table_file
from drawdown.register.history import History
from drawdown.register.layout import HISTORY, HISTORY_FILES, REGISTER_FILES, RULES, FilePart, Form
from drawdown.register.model import Register
from drawdown.rules.pack import TaskRule
from drawdown.rules.pack_reading import PACK, SOURCES, TASKS, PackFile

SUFFIX = ".schema.json"

_OF_FORM = {Form.RECORD: record_file, Form.LIST: list_file, Form.TABLE: table_file}


def schemas() -> dict[str, Schema]:
    """Return every schema by name."""
    found = {
        "register": json_form(Register, "The register, as a plan embeds it"),
        "history": json_form(History, "The history beside a plan"),
        f"folder-{RULES}-pack": record_file(PackFile, f"{RULES}/{PACK} of a mission folder"),
        f"folder-{RULES}-tasks": table_file(TaskRule, f"{RULES}/{TASKS} of a mission folder"),
        f"folder-{RULES}-sources": list_file(Source, f"{RULES}/{SOURCES} of a mission folder"),
    }
    for part in REGISTER_FILES:
        found[f"folder-{_stem(part)}"] = _of_file(part, part.file)
    for part in HISTORY_FILES:
        found[f"folder-{HISTORY}-{_stem(part)}"] = _of_file(part, f"{HISTORY}/{part.file}")
    return dict(sorted(found.items()))


def _stem(part: FilePart) -> str:
    return PurePosixPath(part.file).stem


def _of_file(part: FilePart, name: str) -> Schema:
    return _OF_FORM[part.form](part.model, f"{name} of a mission folder")
