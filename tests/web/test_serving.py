"""Serving: one command, a taken port in one line, a planned mission, a clean end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from drawdown.web.serve import serve

START_SECONDS = 300
"""What is waited for at most: on busy cores a start takes many times what it takes alone."""


@pytest.fixture
def port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the state that the starts of this module share."""
    return tmp_path_factory.mktemp("served")


class Served:
    """The command under way, as `make run` starts it."""

    def __init__(self, port: int, home: Path) -> None:
        surroundings = {**os.environ, "PORT": str(port), "DRAWDOWN_HOME": str(home)}
        for name in ("DJANGO_SETTINGS_MODULE", "DRAWDOWN_DATABASE_URL"):
            surroundings.pop(name, None)
        self.address = f"http://localhost:{port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "drawdown.web"],
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def lines(self, seconds: float) -> list[str]:
        """Return what it says until it says where to look."""
        limit, said = time.monotonic() + seconds, []
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said.append(line.rstrip())
            if line.startswith("Open ") or time.monotonic() > limit:
                return said
        return said

    def page(self, where: str = "/") -> str:
        """Return a page as a browser gets it."""
        with urllib.request.urlopen(self.address + where, timeout=20) as answer:  # noqa: S310
            return str(answer.read().decode())

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """End it and return its exit code."""
        self.process.send_signal(how)
        code = self.process.wait(timeout=30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture
def served(port: int, home: Path) -> Iterator[Served]:
    """Return the command under way; ended whatever the test does."""
    started = Served(port, home)
    yield started
    if started.process.poll() is None:
        started.stop(signal.SIGTERM)


def test_a_first_start_plans_the_example_and_shows_it(served: Served, home: Path) -> None:
    said = served.lines(START_SECONDS)
    words = [line.split()[0] for line in said]
    assert words[:3] == ["database", "mission", "planning"]
    assert "plan" in words
    assert said[-1] == f"Open {served.address}"
    shown = served.page()
    assert "MINUSMA" in shown
    assert "31 December 2023" in shown
    assert served.page("/static/drawdown/drawdown.css").startswith("/*")
    assert (home / "secret_key").stat().st_mode & 0o077 == 0
    assert served.stop() == 0


def test_a_second_start_has_nothing_left_to_do(served: Served) -> None:
    said = served.lines(START_SECONDS)
    assert [line.split()[0] for line in said] == ["database", "mission", "ready", "Open"]
    assert served.stop(signal.SIGTERM) == 0


def test_nothing_is_left_running(served: Served) -> None:
    served.lines(START_SECONDS)
    children = _children(served.process.pid)
    assert len(children) >= 2
    served.stop()
    limit = time.monotonic() + 5
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]


def test_it_answers_this_machine_alone(served: Served, port: int) -> None:
    served.lines(START_SECONDS)
    listening = _listening(port)
    assert listening == {"0100007F"}  # 127.0.0.1 as the kernel writes it


def test_a_taken_port_is_said_in_one_line(
    port: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        assert serve(port=port, home=tmp_path / "home") == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err == f"Port {port} is taken: choose another, as in PORT={port + 1} make run\n"
    assert not (tmp_path / "home").exists()


def test_a_start_that_takes_too_long_says_why_it_ends(port: int, tmp_path: Path) -> None:
    hurried = (
        f"import drawdown.web.serve as s; s.ANSWER_SECONDS = 0.0; s.serve({port}, s.Path('.'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", hurried], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "Not ready after 0 s: the machine is too busy. Start again" in done.stderr


def _children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [each for child in map(int, found) for each in (child, *_children(child))]


def _listening(port: int) -> set[str]:
    addresses = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        for line in table.read_text(encoding="ascii").splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            if state == "0A" and int(local.split(":")[1], 16) == port:
                addresses.add(local.split(":")[0])
    return addresses
