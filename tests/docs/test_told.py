"""The commands of the README, and of pages that go on from there, run in one told home.

Telling the example takes most of a minute, so that one home is shared, and the pages are run in the
order of `PAGES`, each line in its order. What a line prints is for its own tests: here it has to
end as it should.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import DOCS, ROOT
from tests.docs.test_commands import shown

PATIENCE = 360
PAGES = {
    ROOT / "README.md": 14,
    DOCS / "concepts" / "replanning.md": 2,
    DOCS / "formats" / "pack.md": 2,
    DOCS / "formats" / "open-data.md": 1,
    DOCS / "formats" / "report.md": 1,
}
"""How many lines of a page are run; `NOT_HERE` are not among them."""
NOT_HERE = re.compile(
    r"FOLDER|MISSION|office\.p12|once\.pdf|signed\.pdf|drawdown archive|drawdown demo"
)
"""Words that stand for others, keys and papers that a test does not have; telling it twice."""
SAYS_NO = re.compile(r"drawdown verify sevare\.zip")
"""No stranger cosigns the ledger of the example, as the page says."""


def lines(page: Path) -> list[str]:
    """Return the commands of a page that are run."""
    found = [re.split(r"\s{2,}", line)[0] for line in shown(page)]
    ours = [line for line in found if re.match(r"(\.venv/bin/)?drawdown ", line)]
    return ours if page.name == "README.md" else [x for x in ours if not NOT_HERE.search(x)]


def run(line: str, place: Path) -> subprocess.CompletedProcess[str]:
    """Run a line as a person would, beside a folder `.venv`."""
    ours = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    ours |= {"DRAWDOWN_HOME": str(place / "home"), "LC_ALL": "C.UTF-8"}
    ours["PATH"] = f"{Path(sys.executable).parent}:{ours['PATH']}"
    return subprocess.run(
        ["/bin/bash", "-c", line],
        cwd=place,
        env=ours,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_the_commands_of_these_pages_run_in_one_told_home(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    for page, number in PAGES.items():
        assert len(lines(page)) == number, (page, lines(page))
        for line in lines(page):
            done = run(line, tmp_path)
            expected = 1 if SAYS_NO.search(line) else 0
            assert done.returncode == expected, f"{line}\n{done.stdout}{done.stderr}"
    status = run("drawdown liquidation status", tmp_path)
    document = json.loads(status.stdout.splitlines()[-1])
    assert document["as_of"] == "2023-12-08", "the pages count from the day of the story"
