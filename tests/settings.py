"""Django's settings under test: as shipped, in a home that is thrown away."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from drawdown.web.environment import EXAMPLE, HOME

TEMPORARY = Path(tempfile.mkdtemp(prefix="drawdown-tests-"))
atexit.register(shutil.rmtree, TEMPORARY, ignore_errors=True)
os.environ[HOME] = str(TEMPORARY)
os.environ[EXAMPLE] = "1"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop in the test's thread

from drawdown.web.settings import *  # noqa: E402, F403
from drawdown.web.settings import DATABASES  # noqa: E402

# A file, not memory: the server's threads and the worker's process open it too.
DATABASES["default"].setdefault("TEST", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"]["NAME"] = str(TEMPORARY / "test.sqlite3")
