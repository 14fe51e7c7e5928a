"""The MINUSMA example, read once, and the public facts that it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from drawdown.examples import minusma_folder
from drawdown.register.folder import load_folder
from drawdown.register.history import History
from drawdown.register.model import Register


@pytest.fixture(scope="session")
def register() -> Register:
    """Return the register of MINUSMA on 1 July 2023."""
    found = load_folder(minusma_folder())
    assert found.findings == ()
    assert found.register is not None
    return found.register


@pytest.fixture(scope="session")
def history() -> History:
    """Return what happened afterwards."""
    found = load_folder(minusma_folder()).history
    assert found is not None
    return found


@pytest.fixture(scope="session")
def facts(shared: Path) -> dict[str, Any]:
    """Return the public facts on MINUSMA by file."""
    folder = shared / "data" / "minusma"
    return {
        path.stem: yaml.load(path.read_bytes(), yaml.CSafeLoader)
        for path in sorted(folder.glob("*.yaml"))
    }
