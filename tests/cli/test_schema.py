"""The published schemas: current, and true of what the software reads and writes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from referencing import Registry, Resource

from drawdown.cli.main import main
from drawdown.cli.schemas import printed, published
from drawdown.core.reading.csv_text import parse_csv
from drawdown.core.reading.tree import plain_value
from drawdown.examples import minusma_folder, start_folder
from drawdown.plan.codec import dump
from drawdown.plan.params import SolveParams
from drawdown.plan.solve import solve
from drawdown.register.folder import load_folder
from drawdown.register.layout import HISTORY, HISTORY_FILES, REGISTER_FILES, FilePart
from drawdown.register.schema import SUFFIX
from tests.docs.pages import DOCS

Printed = pytest.CaptureFixture[str]
FOLDER = DOCS / "formats" / "schema"
SCHEMAS = published()
FILES = [
    (folder, part, below)
    for folder in (start_folder(), minusma_folder())
    for below, parts in (("", REGISTER_FILES), (f"{HISTORY}/", HISTORY_FILES))
    for part in parts
    if (folder / below / part.file).is_file()
]


def validator(name: str) -> jsonschema.Draft202012Validator:
    """Return what judges by a published schema, the references to other ones included."""
    registry: Registry[Any] = Registry().with_resources(
        (f"{other}{SUFFIX}", Resource.from_contents(schema)) for other, schema in SCHEMAS.items()
    )
    return jsonschema.Draft202012Validator(
        SCHEMAS[name],
        registry=registry,
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )


def as_json(value: Any) -> Any:
    """Return what YAML made of a file as JSON has it: dates are texts."""
    return json.loads(json.dumps(value, default=date.isoformat))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_current(name: str) -> None:
    current = (FOLDER / f"{name}{SUFFIX}").read_text(encoding="utf-8")
    assert current == printed(SCHEMAS[name]), "drawdown schema --out docs/formats/schema"


def test_no_other_schema_is_published() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}{SUFFIX}" for name in SCHEMAS}


@pytest.mark.parametrize(
    ("folder", "part", "below"), FILES, ids=[f"{f.name}/{b}{p.file}" for f, p, b in FILES]
)
def test_what_the_software_brings_is_valid(folder: Path, part: FilePart, below: str) -> None:
    name = f"folder-{below.replace('/', '-')}{Path(part.file).stem}"
    text = (folder / below / part.file).read_text(encoding="utf-8")
    if part.file.endswith(".csv"):
        table, findings = parse_csv(text, part.file)
        assert table is not None
        assert findings == []
        value = [plain_value(row) for row in table.rows]
    else:
        value = as_json(yaml.safe_load(text))
    if part.file.endswith(".csv"):
        errors = [e for e in validator(name).iter_errors(value) if e.validator != "type"]
    else:
        errors = list(validator(name).iter_errors(value))
    assert [error.message for error in errors] == []


def test_a_plan_is_valid() -> None:
    register = load_folder(start_folder()).register
    assert register is not None
    plan = json.loads(dump(solve(register, SolveParams(rounds=1))))
    assert [error.message for error in validator("plan").iter_errors(plan)] == []
    plan["sites"][0]["ended"] = "soon"
    plan["register"]["sites"][0]["lat"] = 91
    assert sorted(error.json_path for error in validator("plan").iter_errors(plan)) == [
        "$.register.sites[0].lat",
        "$.sites[0].ended",
    ]


def test_a_schema_refuses_what_the_check_refuses() -> None:
    assert not validator("folder-people").is_valid([{"site": "a", "category": "troops"}])
    assert not validator("folder-exits").is_valid([{"hub": "a", "to": "b", "share": 2}])
    assert not validator("folder-sites").is_valid([{"id": "a", "naem": "A"}])


def test_it_lists_prints_and_writes_them(tmp_path: Path, capsys: Printed) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out.splitlines() == list(SCHEMAS)
    assert main(["schema", "plan"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMAS["plan"]
    assert main(["schema", "--out", str(tmp_path / "new" / "schema")]) == 0
    assert len(list((tmp_path / "new" / "schema").iterdir())) == len(SCHEMAS)


def test_it_says_what_it_does_not_have_and_where_it_cannot_write(
    tmp_path: Path, capsys: Printed
) -> None:
    assert main(["schema", "folder-site"]) == 1
    assert "is it `folder-sites`?" in capsys.readouterr().err
    (tmp_path / "file").write_text("")
    assert main(["schema", "--out", str(tmp_path / "file")]) == 1
    assert "error F112: cannot be written" in capsys.readouterr().err
