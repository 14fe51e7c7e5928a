"""What every test may ask for, and what holds for all of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import translation
from hypothesis import settings

from drawdown.web.records.append_only import removal, statements
from drawdown.web.records.guard import recording

LONGEST_NAME = 60
"""Characters of a case in the name of its test."""

ASKS_FOR_PAGES = {"async_client", "chief", "client", "live_server"}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_SWITCHES = (
    "--no-sandbox",  # it runs as root in a container, on pages of our own
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",  # the map draws with WebGL, in software
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)

settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("own", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "own")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that `-m 'not browser'` leaves it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a long or an unprintable case by its argument: it may hold keys that are drawn anew.

    Two processes that share the tests would otherwise not agree on what they are called.
    """
    if type(val) is object or (isinstance(val, str | bytes) and len(val) > LONGEST_NAME):
        return argname
    return None


@pytest.fixture(scope="session", autouse=True)
def emptied_between_tests() -> Iterator[None]:
    """Let the tests empty the ledger's tables, which nothing else may: the triggers step aside."""
    empty = BaseDatabaseOperations.execute_sql_flush

    def step_aside(self: BaseDatabaseOperations, sql_list: Any) -> None:
        vendor = self.connection.vendor
        with recording():
            empty(self, [*removal(vendor), *sql_list, *statements(vendor)])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", step_aside)
        yield


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Forget a language before and after a test: a page leaves its own to whatever comes next."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def static_files(request: pytest.FixtureRequest) -> None:
    """Collect the static files as an installation does, once, where a test asks for pages."""
    fixtures = {
        name for item in request.session.items for name in getattr(item, "fixturenames", ())
    }
    if fixtures & ASKS_FOR_PAGES:
        call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of public facts beside the repository; skip where it is missing."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("DRAWDOWN_SHARED") or beside)
    if not (folder / "data" / "minusma").is_dir():
        pytest.skip(f"the public facts are not at {folder}; DRAWDOWN_SHARED may name them")
    return folder


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Return how to start Debian's Chromium; without it skip, and in CI fail."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        missing = "no Chromium on this machine: apt-get install chromium"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    return {"executable_path": chromium, "headless": True, "args": list(CHROMIUM_SWITCHES)}
