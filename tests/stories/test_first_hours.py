"""Five readers follow their guide on the day of Sévaré, step by step, in a real browser.

The steps of a guide are its headings; `tools.hours` takes each of them on the running product, in
at most three clicks, and photographs what the guide shows.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.hours.__main__ import GUIDES, HOURS

pytestmark = pytest.mark.slow
PORT = "8947"
ROOT = Path(__file__).parents[2]


def test_each_first_hour_can_be_followed_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)  # those of the tests
    # In a process of its own: a test before may have left a browser's event loop in this one.
    walk = [sys.executable, "-m", "tools.hours", str(tmp_path), "--port", PORT]
    done = subprocess.run(walk, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    taken = {path.name for path in tmp_path.glob("*.webp")}
    assert taken == {path.name for path in (ROOT / "docs" / "pictures").glob("hour-*.webp")}


def test_a_guide_shows_every_picture_of_its_hour_and_few_of_them() -> None:
    shown: list[str] = []
    for hour in HOURS.values():
        pictures = re.findall(r"pictures/(hour-[\w-]+\.webp)", (GUIDES / hour.GUIDE).read_text())
        assert 1 <= len(pictures) <= 6
        shown += pictures
    kept = sorted((ROOT / "docs" / "pictures").glob("hour-*.webp"))
    assert sorted(shown) == [path.name for path in kept]
    assert max(path.stat().st_size for path in kept) <= 150_000
