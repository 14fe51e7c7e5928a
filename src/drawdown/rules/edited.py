"""One rule of the closing rules with other values: as text to be edited, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from drawdown.core.findings import Place, Refused, errors
from drawdown.core.provenance import WHOLE_RECORD
from drawdown.core.reading.files import Folder
from drawdown.rules.closing import ClosingRules
from drawdown.rules.closing_checks import check_closing
from drawdown.rules.faults import NO_RULES_IN_FILE

FIXED = ("id", "from", "to")
"""What a rule is known by: another one is another rule."""
PAIRS = re.compile(r"^(?:[a-z_]+ \d+(?:, |$))+$")


@dataclass(frozen=True, slots=True)
class Edit:
    """One rule, by its table and its place in it; its new values, and where they come from."""

    table: str
    row: int
    values: Mapping[str, str]
    source: str
    version: str
    inferred: bool = False


def tables_of(rules: ClosingRules) -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """Return every rule of every table, its values as text, without where they come from."""
    whole = rules.model_dump(mode="json", by_alias=True)
    return {
        table: tuple(
            {name: _text(value) for name, value in row.items() if name != "provenance"}
            for row in (content if isinstance(content, list) else [content])
        )
        for table, content in whole.items()
        if not isinstance(content, str)
    }


def edited(rules: ClosingRules, edit: Edit) -> ClosingRules:
    """Return the rules with one of them changed; raises `Refused` for what nobody can follow.

    Each value that changes takes the source of the edit; the others keep their own.
    """
    whole: dict[str, Any] = rules.model_dump(mode="json", by_alias=True)
    content = whole[edit.table]
    row = content[edit.row] if isinstance(content, list) else content
    for name, text in edit.values.items():
        if name in row and name not in ("provenance", *FIXED) and text != _text(row[name]):
            row[name] = _value(text, row[name])
            row["provenance"][name] = {"source": [edit.source], "inferred": edit.inferred}
    whole["version"] = edit.version
    try:
        found = ClosingRules.model_validate(whole)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][-1:])
        why = f"{where}: {first['msg']}"
        raise Refused([NO_RULES_IN_FILE.at(Place("rules", field=where), why=why)]) from error
    wrong = check_closing(found, Folder(Path()))
    if errors(wrong):
        raise Refused(wrong)
    return found


def next_version(version: str) -> str:
    """Return a version that follows: the last number one higher, else `.1` behind it."""
    counted = re.fullmatch(r"(.*\.)(\d+)", version)
    return f"{counted[1]}{int(counted[2]) + 1}" if counted else f"{version}.1"


def source_of(rules: ClosingRules, table: str, row: int) -> str:
    """Return where a rule comes from as a whole, in words."""
    content = getattr(rules, table)
    rule = content[row] if isinstance(content, tuple) else content
    return " ".join(rule.provenance_of(WHOLE_RECORD).source)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(str(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {each}" for name, each in value.items())
    return "" if value is None else str(value)


def _value(text: str, before: Any) -> Any:
    """Return a text as the kind of value that stood there; the model judges what it is worth."""
    if isinstance(before, list):
        return text.replace(",", " ").split()
    if isinstance(before, dict) and PAIRS.match(text):
        return dict(pair.split(" ") for pair in text.split(", "))
    return text
