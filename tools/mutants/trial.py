"""Runs tests against broken modules, in a copy of the tree: nothing of the checkout is touched.

The modules of others are imported once; each run is a fork that imports ours afresh.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools.mutants.areas import ROOT

PRELOADED = ("hypothesis", "_hypothesis_pytestplugin", "numpy", "pydantic", "yaml")
MADE = ("*.mo", "*.nbi", "*.nbc")
INI = "[pytest]\naddopts = --import-mode=importlib\n"
QUIET = ["-q", "-x", "--noconftest", "--no-header", "-p", "no:cacheprovider"]
OWN = ["-p", "_hypothesis_pytestplugin", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
"""The tests nearest to pure modules need no Django, and start twice as fast without it."""
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"


def copied(to: Path) -> Path:
    """Return a copy of what the repository tracks or would track, under a folder."""
    told = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    # Compiled parts are no part of the repository, and slow to make anew.
    made = [path for end in MADE for path in (ROOT / "src").rglob(end)]
    for name in [*told.stdout.splitlines(), *(str(path.relative_to(ROOT)) for path in made)]:
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    return to


class Trial:
    """A copy of the tree whose modules can be broken one at a time."""

    def __init__(self, folder: Path, *, limit: float) -> None:
        self.folder = copied(folder)
        (self.folder / "mutants.ini").write_text(INI, encoding="utf-8")
        self.limit = limit
        """Seconds that tests may take, at the least."""
        # Read when hypothesis is imported: the same examples each time, and no deadline for one
        # of them, or a busy machine would kill mutants that no test notices.
        os.environ["CI"] = "true"
        for name in PRELOADED:
            importlib.import_module(name)

    def passes(self, tests: tuple[str, ...]) -> float:
        """Return the seconds that tests take on the tree as it is.

        Raises:
            RuntimeError: where they fail already.
        """
        began = time.monotonic()
        if self._run(tests, seconds=600) != SURVIVED:
            raise RuntimeError(f"{' '.join(tests)} fail on the tree as it is")
        return time.monotonic() - began

    def tried(self, file: Path, broken: bytes, *, tests: tuple[str, ...], usual: float) -> str:
        """Return what tests say of a broken module: killed, survived or timed out."""
        path = self.folder / file
        text = path.read_bytes()
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            compiled.unlink()
        path.write_bytes(broken)
        try:
            return self._run(tests, seconds=max(self.limit, 5 * usual))
        finally:
            path.write_bytes(text)

    def _run(self, tests: tuple[str, ...], *, seconds: float) -> str:
        child = os.fork()
        if not child:
            os._exit(self._child(tests))
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return SURVIVED if os.waitstatus_to_exitcode(status) == 0 else KILLED
            time.sleep(0.02)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return TIMED_OUT

    def _child(self, tests: tuple[str, ...]) -> int:
        os.setpgrp()
        os.chdir(self.folder)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        for name in [name for name in sys.modules if name.split(".")[0] in {"drawdown", "tests"}]:
            del sys.modules[name]
        source = str(self.folder / "src")
        sys.path[:] = [source, *(path for path in sys.path if Path(path) != ROOT / "src")]
        sys.path.insert(1, str(self.folder))
        os.environ["PYTHONPATH"] = source
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        return int(pytest.main([*QUIET, *OWN, "-c", "mutants.ini", *tests]))
