"""What acts are called in words, in each language: `gate.passed` is *pass a gate*."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Refused, errors
from drawdown.core.provenance import Record
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_csv_file
from drawdown.people.reading import ACTS, tables_folder

Words = Annotated[str, Field(min_length=1, max_length=80)]


class ActName(Record):
    """A kind of act as a reader knows it: an infinitive."""

    kind: Annotated[str, Field(min_length=1, max_length=60)]
    name: Words
    name_fr: Words


@cache
def act_names() -> Mapping[str, ActName]:
    """Return the words of every kind; raises `Refused` for a bad table."""
    folder = Folder(tables_folder())
    rows = read_csv_file(folder, ACTS, ActName).records
    if errors(folder.findings):
        raise Refused(folder.findings)
    return {row.record.kind: row.record for row in rows}


def act_name(kind: str, *, french: bool = False) -> str:
    """Return what acts of a kind are called; a kind that the table does not know keeps its code."""
    known = act_names().get(kind)
    if known is None:
        return kind
    return known.name_fr if french else known.name
