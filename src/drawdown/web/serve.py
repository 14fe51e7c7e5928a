"""Serves the mission on this machine: prepares the state, then runs pages and job worker."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from drawdown.web.environment import EXAMPLE, HOME, OWNER_ALONE

ADDRESS = "127.0.0.1"
SETTINGS = "drawdown.web.settings"
ANSWER_SECONDS = 300.0
"""How long the first start may take, with its first plan."""
SLOW = "the machine is too busy. Start again when it is less so; what was done is kept"
STOP_SECONDS = 8.0
LOOK_SECONDS = 0.1

PAGES = ("-m", "django", "pages")
WORKER = (
    *("-m", "django", "db_worker"),
    *("--interval", "0.4", "--no-startup-delay", "--no-reload", "--verbosity", "0"),
)


def serve(port: int, home: Path) -> int:
    """Serve until interrupted, on this machine alone.

    Returns 0 after Ctrl-C or SIGTERM, and 1 when the port is taken or something did not start.
    """
    if _is_taken(port):
        sys.stderr.write(f"Port {port} is taken: choose another, as in PORT={port + 1} make run\n")
        return 1
    home.mkdir(mode=OWNER_ALONE, parents=True, exist_ok=True)
    surroundings = {"DJANGO_SETTINGS_MODULE": SETTINGS, EXAMPLE: "1", **os.environ, HOME: str(home)}
    with _alone_in(home) as alone, _Children(surroundings) as children:
        begun = time.monotonic()
        address = f"{ADDRESS}:{port}"
        pages = children.start(*PAGES, address, *(["--alone"] if alone else []))
        if not _answers(port, children, pages):
            if pages.poll() is None and not children.told_to_stop:
                sys.stderr.write(f"Not ready after {ANSWER_SECONDS:.0f} s: {SLOW}\n")
            return 0 if children.told_to_stop else pages.poll() or 1
        worker = children.start(*WORKER)
        _say(f"ready      in {time.monotonic() - begun:.1f} s; Ctrl-C stops it")
        _say(f"Open http://localhost:{port}")
        ended = children.wait(pages, worker)
        return 0 if children.told_to_stop else ended or 1


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _is_taken(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((ADDRESS, port))
        except OSError:
            return True
    return False


def _answers(port: int, children: _Children, pages: subprocess.Popen[bytes]) -> bool:
    """Wait until the pages answer; false when they ended, or we were told to stop, before."""
    limit = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < limit and pages.poll() is None and not children.told_to_stop:
        try:
            socket.create_connection((ADDRESS, port), timeout=1).close()
        except OSError:
            time.sleep(LOOK_SECONDS)
        else:
            return True
    return False


@contextmanager
def _alone_in(home: Path) -> Iterator[bool]:
    """Say whether no other server uses this state; while one does, its runs are left alone."""
    with (home / "serving").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@dataclass
class _Children:
    """Processes that are started together and end together."""

    surroundings: dict[str, str]
    told_to_stop: bool = False
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __enter__(self) -> _Children:
        signal.signal(signal.SIGINT, self._stop)
        signal.signal(signal.SIGTERM, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        """End what still runs: politely, then a second time for work under way, then by force."""
        for signal_number in (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL):
            limit = time.monotonic() + STOP_SECONDS / 4
            for child in self._alive():
                child.send_signal(signal_number)
            while self._alive() and time.monotonic() < limit:
                time.sleep(LOOK_SECONDS)
        for child in self.running:
            child.wait()

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a process out of reach of Ctrl-C, which is for us to pass on."""
        child = subprocess.Popen(
            [sys.executable, *arguments], env=self.surroundings, start_new_session=True
        )
        self.running.append(child)
        return child

    def wait(self, *children: subprocess.Popen[bytes]) -> int:
        """Wait until one of them ends, or we are told to stop; return its exit code, else 0."""
        while not self.told_to_stop:
            for child in children:
                if (code := child.poll()) is not None:
                    return code
            time.sleep(LOOK_SECONDS)
        return 0

    def _alive(self) -> list[subprocess.Popen[bytes]]:
        return [child for child in self.running if child.poll() is None]

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.told_to_stop = True
