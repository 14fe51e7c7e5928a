"""A pack that is shipped is read whole, or refused with what is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drawdown.core.catalogue import UNREADABLE
from drawdown.core.findings import Place, Refused
from drawdown.core.reading.files import Folder
from drawdown.rules.pack import TaskRule
from drawdown.rules.pack_reading import load_pack, packs_folder, read_pack, shipped_packs

PACK = "field-mission"


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of all packs, which is read in the place of those that are shipped."""
    copy = Path(shutil.copytree(packs_folder(), tmp_path / "packs"))
    monkeypatch.setattr("drawdown.rules.pack_reading.packs_folder", lambda: copy)
    return copy


def test_every_shipped_pack_is_read() -> None:
    assert [load_pack(name).id for name in shipped_packs()] == list(shipped_packs())
    with pytest.raises(KeyError):
        load_pack("no-such-pack")


@pytest.mark.parametrize("file", ["pack.yaml", "tasks.csv"])
def test_a_damaged_pack_is_refused_with_what_is_wrong(packs: Path, file: str) -> None:
    (packs / PACK / file).write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_pack(PACK)
    assert {finding.place.file for finding in refused.value.findings} >= {file}


def test_a_task_is_done_at_a_conversion_only_where_its_row_says_so() -> None:
    tasks = load_pack(PACK).tasks
    assert {task.at_conversion for task in tasks} == {False, True}
    said = tasks[0].model_dump(exclude={"at_conversion"})
    assert TaskRule.model_validate(said).at_conversion is False


def test_a_pack_gives_each_task_by_its_id_and_none_by_another() -> None:
    pack = load_pack(PACK)
    for task in pack.tasks:
        assert pack.task(task.id) is task
    with pytest.raises(KeyError):
        pack.task("T99")


def test_a_pack_may_have_no_sources_and_one_that_is_not_there_is_none(packs: Path) -> None:
    assert read_pack(Folder(packs / "none")) is None
    (packs / PACK / "sources.yaml").unlink()
    folder = Folder(packs / PACK)
    assert read_pack(folder) is not None
    assert folder.findings == []


def test_one_wrong_row_is_all_that_is_said_and_no_pack_is_read(packs: Path) -> None:
    path = packs / PACK / "tasks.csv"
    head, first, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([head, first.replace("T01", "no id", 1), *rows]), encoding="utf-8")
    folder = Folder(packs / PACK)
    assert read_pack(folder) is None
    assert {(found.place.file, found.place.row) for found in folder.findings} == {("tasks.csv", 2)}


def test_what_was_wrong_before_keeps_no_pack_from_being_read(packs: Path) -> None:
    folder = Folder(packs / PACK)
    folder.findings.append(UNREADABLE.at(Place("elsewhere"), reason="of another part"))
    assert read_pack(folder) is not None


def test_the_header_is_read_even_where_the_tasks_are_wrong(packs: Path) -> None:
    (packs / PACK / "pack.yaml").write_text("id: nonsense\n", encoding="utf-8")
    (packs / PACK / "tasks.csv").write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_pack(PACK)
    assert {found.place.file for found in refused.value.findings} == {"pack.yaml", "tasks.csv"}


def test_a_file_that_nobody_reads_is_named_and_keeps_no_pack_from_being_read(packs: Path) -> None:
    (packs / PACK / "task.csv").write_text("", encoding="utf-8")
    folder = Folder(packs / PACK)
    assert read_pack(folder) is not None
    assert [str(found.place) for found in folder.findings] == ["task.csv"]
    assert "tasks.csv" in folder.findings[0].remedy
