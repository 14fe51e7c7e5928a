"""Where what is compiled is kept: beside the text, or in a folder that nobody else can write."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from drawdown.plan.swift.compiler import cache_folder


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Return what an installation compiled."""
    folder = tmp_path / "installed" / "compiled-1"
    folder.mkdir(parents=True)
    (folder / "kernel.nbi").write_bytes(b"compiled")
    return folder


def test_who_may_write_beside_the_text_does(shipped: Path) -> None:
    assert cache_folder(shipped, writable=True, elsewhere=iter(())) == shipped


def test_an_account_that_may_not_takes_a_copy_to_its_own_folder(
    shipped: Path, tmp_path: Path
) -> None:
    own = tmp_path / "cache" / "drawdown"
    found = cache_folder(shipped, writable=False, elsewhere=iter([own]))
    assert found == own / "compiled-1"
    assert (found / "kernel.nbi").read_bytes() == b"compiled"
    assert own.stat().st_mode & 0o777 == 0o700
    (found / "kernel.nbi").write_bytes(b"newer")
    assert cache_folder(shipped, writable=False, elsewhere=iter([own])) == found
    assert (found / "kernel.nbi").read_bytes() == b"newer"
    assert [path.name for path in own.iterdir()] == ["compiled-1"]


def test_where_nothing_was_compiled_the_folder_is_still_our_own(tmp_path: Path) -> None:
    found = cache_folder(tmp_path / "none", writable=False, elsewhere=iter([tmp_path / "own"]))
    assert found == tmp_path / "own" / "none"


def test_a_folder_that_others_can_write_is_never_read_from(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found = cache_folder(shipped, writable=False, elsewhere=iter([open_to_all, link]))
    assert found.parent.parent == tmp_path
    assert found.parent not in {open_to_all, link, tmp_path}
    assert (found / "kernel.nbi").is_file()
    shutil.rmtree(found.parent)
