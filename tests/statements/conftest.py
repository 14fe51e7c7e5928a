"""The records of the shipped example."""

from __future__ import annotations

from functools import cache

import pytest

from drawdown.examples import minusma_folder
from drawdown.register.folder import load_folder
from drawdown.statements.gather import Records


@cache
def example() -> Records:
    """Return the records once: a fixture is of no use where values are drawn."""
    loaded = load_folder(minusma_folder())
    assert loaded.register is not None
    assert loaded.history is not None
    return Records(loaded.register, loaded.history)


@pytest.fixture(scope="session")
def minusma() -> Records:
    return example()
