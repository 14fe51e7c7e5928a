"""Whole files into records: one record or a list of them in YAML, a table in CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from drawdown.core.catalogue import EMPTY_FILE, MORE_FINDINGS, WRONG_KIND
from drawdown.core.findings import Finding, Place
from drawdown.core.reading.csv_text import parse_csv
from drawdown.core.reading.files import Folder
from drawdown.core.reading.records import ENOUGH, Placed, RecordReader
from drawdown.core.reading.tables import read_table
from drawdown.core.reading.tree import Node, Sequence, is_empty
from drawdown.core.reading.yaml_text import parse_yaml

M = TypeVar("M", bound=BaseModel)

MOST_FINDINGS = 200
"""Findings of one file that are shown; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Part(Generic[M]):
    """The records of one file. `whole` is false when some of it could not be read."""

    records: tuple[Placed[M], ...]
    whole: bool


def read_csv_file(folder: Folder, file: str, model: type[M], *, required: bool = True) -> Part[M]:
    """Return the records of a table."""
    text = folder.text(file, required=required)
    if text is None:
        return Part((), whole=_may_be_missing(folder, file, required=required))
    table, findings = parse_csv(text, folder.name(file))
    if table is None:
        return _part(folder, file, [None], findings)
    placed, more = read_table(model, table, folder.name(file))
    return _part(folder, file, [*placed, *[None] * table.lost], findings + more)


def read_yaml_list(folder: Folder, file: str, model: type[M], *, required: bool = True) -> Part[M]:
    """Return the records of a YAML list."""
    node, findings = _yaml(folder, file, "a list; [] is an empty one", required=required)
    if node is None:
        empty = not findings and _may_be_missing(folder, file, required=required)
        return Part((), whole=True) if empty else _part(folder, file, [None], findings)
    name = folder.name(file)
    if not isinstance(node, Sequence):
        return _part(folder, file, [None], [*findings, _not_a_list(node, name)])
    reader = RecordReader(name)
    placed = [reader.read(model, item) for item in node.items]
    return _part(folder, file, placed, findings + reader.findings)


def read_yaml_record(
    folder: Folder, file: str, model: type[M], *, required: bool = True
) -> Part[M]:
    """Return the one record of a YAML file."""
    node, findings = _yaml(folder, file, "one `name: value` a line", required=required)
    if node is None:
        return _part(folder, file, [None], findings)
    reader = RecordReader(folder.name(file))
    placed = reader.read(model, node)
    return _part(folder, file, [placed], findings + reader.findings)


def _may_be_missing(folder: Folder, file: str, *, required: bool) -> bool:
    """Return whether a file without text is simply not there, which is fine."""
    return not required and not folder.has(file)


def _yaml(
    folder: Folder, file: str, expected: str, *, required: bool
) -> tuple[Node | None, list[Finding]]:
    """Return what a YAML file says, and what is wrong with how; an empty file says nothing."""
    text = folder.text(file, required=required)
    if text is None:
        return None, []
    node, findings = parse_yaml(text, folder.name(file))
    if not findings and (node is None or is_empty(node)):
        return None, [EMPTY_FILE.at(Place(folder.name(file)), expected=expected)]
    return node, findings


def _part(
    folder: Folder, file: str, placed: list[Placed[M] | None], findings: list[Finding]
) -> Part[M]:
    """Return the records of a file and put its findings into the folder, the first in words.

    What could not be read stands in `placed` as nothing.
    """
    folder.findings += findings[:MOST_FINDINGS]
    if len(findings) > MOST_FINDINGS:
        left = len(findings) - MOST_FINDINGS
        number = f"at least {left}" if len(findings) >= ENOUGH else left
        more = MORE_FINDINGS.at(Place(folder.name(file)), number=number)
        folder.findings.append(more)
    records = tuple(one for one in placed if one is not None)
    return Part(records, whole=len(records) == len(placed))


def _not_a_list(node: Node, file: str) -> Finding:
    remedy = "write one item a line, each after a hyphen"
    place = Place(file, node.row)
    return WRONG_KIND.at(place, text="one record", expected="a list", remedy=remedy)
