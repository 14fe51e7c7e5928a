"""How long the three verifiers take over a long ledger; the last line is JSON.

    .venv/bin/python benchmarks/verify_speed.py --entries 100000 [--only product]

A program is measured as it is used: started anew for a file on disk; the page with a chosen file.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.three_verifiers import PAGE, three_verifiers
from drawdown.demo.small_ledger import FIRST_DAY, MISSION, ORIGIN, small_ledger
from drawdown.ledger.bundle.make import Order, make_bundle
from drawdown.ledger.checkpoint import Checkpoint, sign_checkpoint
from drawdown.ledger.merkle import hash_leaf, tree_root
from drawdown.ledger.note import Note, cosign
from drawdown.ledger.personal import PersonalValue

VERIFIERS = ("product", "library", "browser")
PATIENCE_MS = 600_000
SMALL = small_ledger(1, size=1)


class LongLedger:
    """A ledger of any length, each act made when it is asked for."""

    def entries(self, start: int, stop: int) -> Iterator[bytes]:
        """Yield acts of about four hundred bytes."""
        return map(act, range(start, stop))

    def tile(self, level: int, index: int) -> bytes:
        """Answer nothing: a whole ledger is made from its entries."""
        raise NotImplementedError

    def part(self, site: str) -> Iterator[int]:
        """Answer nothing: there are no parts here."""
        raise NotImplementedError

    def document(self, digest: str) -> BinaryIO | None:
        """Return nothing: what is measured is the entries."""
        del digest
        return None

    def personal(self, digest: str) -> PersonalValue | None:
        """Return nothing."""
        del digest
        return None


def act(index: int) -> bytes:
    """Return an act as it is often written: a count at a site."""
    recorded = (FIRST_DAY + timedelta(seconds=index)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'{{"act":"{index:08x}-0000-4000-8000-000000000000",'
        '"actor":{"capacity":"property_officer",'
        '"delegation":"3d0ca315-aff9-4fc2-be61-3b76b9a2d798","person":"p-7f3a"},'
        f'"body":{{"asset":"a-{index}","count":{index},"note":"clé n° {index % 97} rendue"}},'
        f'"claimed":"{recorded}","evidence":[],"format":"drawdown-act/1","kind":"asset.counted",'
        f'"mission":"{MISSION}","recorded":"{recorded}","seen":{index},"sites":["gao"],'
        f'"subjects":["asset:a-{index}","site:gao"]}}'
    ).encode()


def checkpoint(size: int) -> Note:
    """Return the cosigned checkpoint of a long ledger."""
    root = tree_root(hash_leaf(entry) for entry in LongLedger().entries(0, size))
    note = sign_checkpoint(Checkpoint(ORIGIN, size, root), SMALL.current)
    end = FIRST_DAY + timedelta(seconds=size)
    return note.with_signatures(cosign(note.text, each, at=end) for each in SMALL.witnesses)


def measured(command: list[str]) -> dict[str, float]:
    """Run a program; return how long it took, by the clock and by the processor, and its peak."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        said = program.stdout.read() if program.stdout else b""
        _, status, used = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if program.returncode:
        raise SystemExit(said.decode())
    return {
        "seconds": round(seconds, 1),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
        "peak_mb": round(used.ru_maxrss / 1024),
    }


def measured_in_browser(path: Path) -> dict[str, float]:
    """Choose the file on the page; return how long it took until the verdict stood there."""
    with three_verifiers() as three:
        three.page.set_default_timeout(PATIENCE_MS)
        started = time.perf_counter()
        three.page.set_input_files("#file", path)
        three.page.locator("#fields li").nth(4).wait_for()
        seconds = time.perf_counter() - started
        yes = three.page.locator("#fields li.yes").count()
        if yes != 3:
            raise SystemExit(f"{yes} fields say yes; 3 are expected without keys")
    return {"seconds": round(seconds, 1)}


def main() -> int:
    """Make the bundle, run what is asked for, print what it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--only", choices=VERIFIERS, action="append")
    chosen = parser.parse_args()
    found: dict[str, object] = {"entries": chosen.entries}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.zip"
        started = time.perf_counter()
        note = checkpoint(chosen.entries)
        order = Order(mission=MISSION, made=FIRST_DAY, checkpoint=note, keys=SMALL.keys)
        with path.open("wb") as out:
            make_bundle(LongLedger(), order, SMALL.current, out=out)
        found["make_seconds"] = round(time.perf_counter() - started, 1)
        found["megabytes"] = round(path.stat().st_size / 1e6)
        commands = {
            "product": [str(Path(sys.executable).with_name("drawdown")), "verify", str(path)],
            "library": [sys.executable, "-I", str(PAGE.with_name("verify.py")), str(path)],
        }
        for name in chosen.only or VERIFIERS:
            if name == "browser":
                found[name] = measured_in_browser(path)
            else:
                found[name] = measured(commands[name])
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
