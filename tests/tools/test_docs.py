"""The documentation is built whole, and a link that leads nowhere stops it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.source import ROOT
from tools.docs import build, sources


def small(root: Path, link: str) -> Path:
    (root / "docs").mkdir(parents=True)
    (root / "README.md").write_text(f"# Top\n\nSee [it]({link}).\n", encoding="utf-8")
    (root / "docs" / "a.md").write_text("# A page\n\n## Twice\n\n## Twice\n", encoding="utf-8")
    (root / "notes.txt").write_text("kept", encoding="utf-8")
    return root


def test_the_documentation_is_built_without_a_broken_link(tmp_path: Path) -> None:
    assert build(ROOT, tmp_path) == []
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.html")}
    assert {path.relative_to(ROOT).with_suffix(".html") for path in sources(ROOT)} <= made


def test_every_address_in_what_is_built_is_there(tmp_path: Path) -> None:
    build(ROOT, tmp_path)
    for source in sources(ROOT):
        page = (tmp_path / source.relative_to(ROOT)).with_suffix(".html")
        text = re.sub(r"(?s)<code.*?</code>", "", page.read_text(encoding="utf-8"))
        for address in re.findall(r'(?:href|src)="([^":#]+)[^":]*"', text):
            assert (page.parent / address).exists(), f"{source}: {address}"


def test_a_missing_page_is_named(tmp_path: Path) -> None:
    root = small(tmp_path / "root", "docs/b.md")
    assert build(root, tmp_path / "out") == ["README.md: docs/b.md leads nowhere"]
    assert not (tmp_path / "out").exists()


def test_a_missing_anchor_is_named(tmp_path: Path) -> None:
    root = small(tmp_path / "root", "docs/a.md#thrice")
    assert build(root, tmp_path / "out") == ["README.md: docs/a.md#thrice leads nowhere"]


def test_a_link_out_of_the_repository_is_named(tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("# Outside\n", encoding="utf-8")
    root = small(tmp_path / "root", "../outside.md")
    assert build(root, tmp_path / "out") == ["README.md: ../outside.md leads nowhere"]


def test_a_second_heading_of_a_name_has_an_anchor_of_its_own(tmp_path: Path) -> None:
    root = small(tmp_path / "root", "docs/a.md#twice-1")
    assert build(root, tmp_path / "out") == []
    assert 'href="docs/a.html#twice-1"' in (tmp_path / "out" / "README.html").read_text("utf-8")


def test_a_file_that_is_linked_to_travels_along(tmp_path: Path) -> None:
    assert build(small(tmp_path / "root", "notes.txt"), tmp_path / "out") == []
    assert (tmp_path / "out" / "notes.txt").read_text(encoding="utf-8") == "kept"
