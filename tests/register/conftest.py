"""The small mission, ready to be spoiled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.register.edited import Edited, edited


@pytest.fixture
def mission(tmp_path: Path) -> Edited:
    """Return a fresh copy of the small mission."""
    return edited(tmp_path / "mission")
