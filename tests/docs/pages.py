"""The pages of the documentation: their headings and samples, with the lines they stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@dataclass(frozen=True)
class Sample:
    """A fenced block: what stands after the language, its text, and the heading it is under."""

    page: Path
    row: int
    language: str
    says: str
    text: str
    heading: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.row}"


def pages() -> list[Path]:
    """Return every page."""
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def headings(page: Path) -> list[str]:
    """Return the headings of a page, outside its samples."""
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
    return re.findall(r"(?m)^#+ (.*)$", text)


def samples(page: Path) -> list[Sample]:
    """Return the samples of a page in order."""
    found: list[Sample] = []
    lines: list[str] = []
    heading, opened = "", None
    for row, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        if opened is None and line.startswith("#"):
            heading = line.lstrip("# ")
        elif opened is None and line.startswith("```"):
            opened, lines = (row, line.removeprefix("```")), []
        elif opened is not None and line == "```":
            language, _, says = opened[1].partition(" ")
            text = "\n".join(lines) + "\n"
            found.append(Sample(page, opened[0], language, says, text, heading))
            opened = None
        elif opened is not None:
            lines.append(line)
    assert opened is None, f"{page}:{opened}: a sample without end"
    return found


def sections(page: Path) -> dict[str, str]:
    """Return the text under each heading of a page."""
    parts = re.split(r"(?m)^#+ (.*)$", page.read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))
