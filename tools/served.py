"""The product with its example, served for a moment: for pictures and measurements."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PORT = 8940
CHROMIUM = "/usr/bin/chromium"


@contextmanager
def served(port: int, *, told_to: str = "", home: str = "") -> Iterator[str]:
    """Serve the example on a state of its own; yields the address once it answers.

    `told_to` is a day up to which its history is told before that, `home` a state that is kept.
    """
    with tempfile.TemporaryDirectory() as own:
        surroundings = {**os.environ, "DRAWDOWN_HOME": home or own, "PORT": str(port)}
        if told_to:
            tell = [str(Path(sys.executable).parent / "drawdown"), "demo", "--as-of", told_to]
            subprocess.run(tell, env=surroundings, check=True)
        command = [sys.executable, "-m", "drawdown.web"]
        with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as run:
            try:
                for line in run.stdout or ():
                    sys.stdout.write(line)
                    if line.startswith("Open "):
                        yield line.removeprefix("Open ").strip()
                        return
                raise SystemExit("the server ended before it answered")
            finally:
                run.terminate()
