"""A mapping: which column of an enterprise system's table is which field of a line; saved once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from drawdown.core.findings import Refused
from drawdown.core.provenance import Frozen
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_yaml_record
from drawdown.property.line import FIELDS, Sort

Text = Annotated[str, Field(min_length=1, max_length=200)]
FieldName = Annotated[str, Field(pattern=r"^[a-z]+$", max_length=30)]
NEEDED = ("line", "site", "description")

EXAMPLE = """\
id: register
name: Fixed assets
head: 1
columns: {line: No, description: Text, site: Site, quantity: Qty, condition: State}
constants: {owner: un, sort: asset, unit: piece}
sorts: [asset]
"""
"""A mapping that a newcomer can begin with (docs/guide/first-hour-property.md)."""


class PropertyMapping(Frozen):
    """How one table is read. What it covers and does not list is missing; all else is not its."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    name: Text
    sheet: str = ""
    """Empty: the first sheet that is shown."""
    sheets: Annotated[tuple[Text, ...], Field(max_length=50)] | None = None
    """Several sheets with the same headings, in place of one; `*` is every one that is shown."""
    head: Annotated[int, Field(ge=1, le=100)] = 1
    """The row of the headings."""
    columns: Mapping[FieldName, Text]
    """The heading of each field that the table has."""
    constants: Mapping[FieldName, Text] = Field(default_factory=dict)
    """Fields that are the same for every row, where the table does not say them."""
    values: Mapping[FieldName, Mapping[str, str]] = Field(default_factory=dict)
    """By field: what the table writes, and what it means here. An unlisted value is refused."""
    decimal: Annotated[str, Field(pattern=r"^[.,]$")] = "."
    sorts: tuple[Sort, ...] = ()
    """What the table covers; empty for everything."""
    owners: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _fields_are_known(self) -> PropertyMapping:
        named = [*self.columns, *self.constants]
        unknown = sorted({*named, *self.values} - set(FIELDS))
        if unknown:
            raise ValueError(f"no field of a line: {', '.join(unknown)}")
        twice = sorted(set(self.columns) & set(self.constants))
        if twice:
            raise ValueError(f"both a column and a constant: {', '.join(twice)}")
        lacking = [name for name in NEEDED if name not in named]
        if lacking:
            raise ValueError(f"no column gives: {', '.join(lacking)}")
        if self.sheet and self.sheets:
            raise ValueError("either `sheet` or `sheets`, not both")
        return self

    @property
    def tabs(self) -> tuple[str, ...]:
        """The sheets it reads; none for the first that is shown."""
        return self.sheets or ((self.sheet,) if self.sheet else ())

    def covers(self, *, sort: str, owner: str, site: str) -> bool:
        """Return whether the table should list such a line."""
        return (
            (not self.sorts or sort in self.sorts)
            and (not self.owners or owner in self.owners)
            and (not self.sites or site in self.sites)
        )


def read_mapping(path: Path) -> PropertyMapping:
    """Return the mapping in a YAML file; raises `Refused` with all that is wrong with it."""
    folder = Folder(path.parent)
    part = read_yaml_record(folder, path.name, PropertyMapping)
    if not part.records:
        raise Refused(folder.findings)
    return part.records[0].record
