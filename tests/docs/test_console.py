"""Every command in the documentation does what the page says.

In a `console` sample a line after `$ ` is run by a shell, and what follows is what it prints, both
streams; `...` stands for anything in a line, and alone for any number of lines. The samples of a
page run in order, in one folder that is empty at first. Samples in `sh` are for a machine that we
do not have: they are not run.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, Sample, pages, samples

PATIENCE = 360
"""Seconds for one command, on a machine that others use too."""

LANGUAGES = {"", "console", "sh", "yaml", "csv", "json", "text", "python", "toml"}
TOLD = [page for page in pages() if any(s.language == "console" for s in samples(page))]


def commands(sample: Sample) -> list[tuple[str, list[str]]]:
    """Return each command of a sample with the lines that it prints."""
    found: list[tuple[str, list[str]]] = []
    for line in sample.text.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            assert found, f"{sample}: begins without a command"
            found[-1][1].append(line)
    return found


def pattern(lines: list[str]) -> re.Pattern[str]:
    """Return what matches the lines, `...` standing for any number of them."""
    parts = [
        r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\s*?\n"
        for line in lines
    ]
    return re.compile("".join(parts))


@pytest.mark.parametrize("doc", TOLD, ids=lambda doc: str(doc.relative_to(ROOT)))
def test_every_command_prints_what_the_page_says(doc: Path, tmp_path: Path) -> None:
    ours = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    surroundings = {
        **ours,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "DRAWDOWN_HOME": str(tmp_path / ".home"),
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }
    for sample in samples(doc):
        if sample.language != "console":
            continue
        for command, says in commands(sample):
            done = subprocess.run(
                ["/bin/bash", "-c", command],
                cwd=tmp_path,
                env=surroundings,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
            assert pattern(says).fullmatch(done.stdout), f"{sample}: {command}\n{done.stdout}"


@pytest.mark.parametrize("doc", pages(), ids=lambda doc: str(doc.relative_to(ROOT)))
def test_a_sample_says_what_it_is(doc: Path) -> None:
    for sample in samples(doc):
        assert sample.language in LANGUAGES, f"{sample}: {sample.language!r}"


@pytest.mark.parametrize("doc", pages(), ids=lambda doc: str(doc.relative_to(ROOT)))
def test_a_link_leads_somewhere(doc: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```$", "", doc.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, heading = target.partition("#")
        place = (doc.parent / file).resolve() if file else doc
        assert place.exists(), f"{doc.relative_to(ROOT)}: {target}"
        if heading:
            assert heading in {anchor(line) for line in place.read_text("utf-8").splitlines()}


def anchor(line: str) -> str:
    """Return what a heading is linked by."""
    words = re.sub(r"[^\w\- ]", "", line.lstrip("#").strip().lower())
    return words.replace(" ", "-") if line.startswith("#") else ""
