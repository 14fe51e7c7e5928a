"""Every page is reached, every link leads somewhere, every change is named by its kind."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.source import ROOT, tracked_files

KINDS = {"added", "changed", "fixed", "removed", "deprecated", "security"}
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:|#)([^)\s#]+)[^)]*\)")


def links(page: Path) -> list[str]:
    """Return the relative links of a Markdown page; what stands in code is none."""
    return LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))


def test_every_decision_is_listed() -> None:
    decisions = ROOT / "docs" / "decisions"
    pages = {page.name for page in decisions.glob("*.md")} - {"README.md"}
    assert pages <= set(links(decisions / "README.md"))


def test_every_link_leads_somewhere() -> None:
    pages = [path for path in tracked_files() if path.suffix == ".md"]
    assert not [
        f"{page.relative_to(ROOT)}: {link}"
        for page in pages
        for link in links(page)
        if not (page.parent / link).exists()
    ]


def test_every_change_is_named_by_its_kind() -> None:
    fragments = {path.name for path in (ROOT / "changes").iterdir()} - {"README.md"}
    named = re.compile(rf"[a-z0-9-]+\.({'|'.join(sorted(KINDS))})\.md")
    assert not [name for name in fragments if not named.fullmatch(name)]
