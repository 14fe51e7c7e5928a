"""A pack that is shipped is read whole, or refused with what is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drawdown.core.findings import Refused
from drawdown.rules.pack_reading import load_pack, packs_folder, shipped_packs

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
    assert {task.at_conversion for task in load_pack(PACK).tasks} == {False, True}
