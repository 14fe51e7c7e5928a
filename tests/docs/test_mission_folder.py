"""The page on the mission folder: its samples are real, and it names every file and field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from drawdown.core.provenance import Record, Source
from drawdown.core.reading.marks import RECORD_MARKS, VALUE_MARKS
from drawdown.core.reading.shapes import fields
from drawdown.core.reading.tables import columns
from drawdown.examples import minusma_folder, start_folder
from drawdown.register.layout import HISTORY, HISTORY_FILES, REGISTER_FILES, RULES, Form
from drawdown.rules.pack import TaskRule
from drawdown.rules.pack_reading import PACK, SOURCES, TASKS, PackFile, packs_folder
from tests.docs.pages import DOCS, Sample, samples, sections

PAGE = DOCS / "formats" / "mission-folder.md"
TABLES = {part.file: part.model for part in REGISTER_FILES if part.form is Form.TABLE}
TABLES |= {f"{HISTORY}/{p.file}": p.model for p in HISTORY_FILES if p.form is Form.TABLE}
TABLES |= {f"{RULES}/{TASKS}": TaskRule}
RECORDS = {part.file: part.model for part in REGISTER_FILES if part.form is not Form.TABLE}
RECORDS |= {f"{HISTORY}/{p.file}": p.model for p in HISTORY_FILES if p.form is not Form.TABLE}
RECORDS |= {f"{RULES}/{PACK}": PackFile, f"{RULES}/{SOURCES}": Source}


def source(sample: Sample) -> Path:
    """Return the file that a sample is taken from."""
    file, _, example = sample.says.partition(" of ")
    if example:
        assert example == "minusma"
        return minusma_folder() / file
    if file.startswith(f"{RULES}/"):
        return packs_folder() / "field-mission" / Path(file).name
    return start_folder() / file


@pytest.mark.parametrize("sample", samples(PAGE), ids=str)
def test_a_sample_is_what_the_file_says(sample: Sample) -> None:
    text = source(sample).read_text(encoding="utf-8")
    if sample.language == "csv":
        assert set(sample.text.splitlines()) <= set(text.splitlines())
    else:
        assert sample.text in text


@pytest.mark.parametrize("file", [*TABLES, *RECORDS])
def test_every_file_has_a_sample_of_its_own(file: str) -> None:
    own = [s for s in samples(PAGE) if s.heading == file and s.says.partition(" of ")[0] == file]
    assert len(own) == 1


@pytest.mark.parametrize("file", TABLES)
def test_every_column_is_named(file: str) -> None:
    text = sections(PAGE)[file]
    for column in columns(TABLES[file]):
        mark = "**" if column.field.required else ""
        assert f"{mark}`{column.name}`{mark}" in text, column.name


@pytest.mark.parametrize("file", RECORDS)
def test_every_field_is_named(file: str) -> None:
    text = sections(PAGE)[file]
    for name, required in named(RECORDS[file]):
        mark = "**" if required else ""
        assert f"{mark}`{name}`{mark}" in text, name


@pytest.mark.parametrize("mark", sorted({*VALUE_MARKS, *RECORD_MARKS}))
def test_every_mark_of_provenance_is_explained(mark: str) -> None:
    assert f"`{mark}`" in sections(PAGE)["How a value is written"]


def named(model: type[BaseModel]) -> Iterator[tuple[str, bool]]:
    """Yield every field that people write in a record, and in the records inside it."""
    for field in fields(model):
        yield field.written, field.required
        inside = field.shape.model or (field.shape.item.model if field.shape.item else None)
        if inside is not None and issubclass(inside, Record):
            yield from named(inside)
