"""Missions that come with the software, as mission folders."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def minusma_folder() -> Path:
    """Return the mission folder of MINUSMA on 1 July 2023, the day after resolution 2690."""
    return Path(str(resources.files("drawdown.examples") / "minusma"))


def start_folder() -> Path:
    """Return the small mission that a new mission folder starts from."""
    return Path(str(resources.files("drawdown.examples") / "start"))
