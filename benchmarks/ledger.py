"""How fast the ledger appends, proves, verifies and rebuilds; the last line is JSON.

    .venv/bin/python benchmarks/ledger.py --entries 100000

Every commit is durable (SQLite, WAL, synchronous FULL). `append_per_second` appends one by one,
each in a transaction of its own, which the disk bounds, to a log that has `entries` already;
`signed_per_second` is what the door does for one act: append, read back, sign, prove.
`pymerkle` does the same work in the same run, in its own SQLite tree; a ratio above 1 means that
this ledger is so many times as fast. It has no signatures, no read-back and no tiles.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from pymerkle import SqliteTree, verify_inclusion  # type: ignore[import-untyped]

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a file, it finds its own folder

from benchmarks.sqlite_log import SqliteStore
from drawdown.ledger.act import Act, ActId, Actor, PersonId, print_act
from drawdown.ledger.history import check_history
from drawdown.ledger.key import Algorithm
from drawdown.ledger.keyring import KeyRing, LogKey
from drawdown.ledger.log import Log
from drawdown.ledger.note import make_key
from drawdown.ledger.proof import check_proof
from drawdown.ledger.witnesses.policy import NOBODY

ORIGIN = "benchmark.example/mission"
KEY = make_key(ORIGIN, Algorithm.ED25519)
RING = KeyRing((LogKey(0, KEY.verifying),))
START = datetime(2023, 7, 1, tzinfo=UTC)
BATCH = 10_000
SINGLES = 1_000
PROOFS = 1_000


def entry(number: int, chance: random.Random) -> bytes:
    """Return an act like those of a mission, of about 600 bytes."""
    site = f"site-{chance.randrange(40)}"
    task = f"T{chance.randrange(60)}"
    at = START + timedelta(seconds=number)
    act = Act(
        act=ActId(str(uuid.UUID(int=chance.getrandbits(128), version=4))),
        actor=Actor(
            person=PersonId(f"p-{chance.randrange(500)}"),
            capacity="site_closure_officer",
            delegation=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        ),
        kind="task.reported",
        mission="benchmark",
        claimed=at,
        recorded=at,
        seen=number,
        body={"done": True, "note": "Générateur remis au dépôt", "on": "2023-07-01", "task": task},
        subjects=(f"task:{site}/{task}",),
        sites=(site,),
        evidence=(f"{chance.getrandbits(256):064x}",),
    )
    return print_act(act)


def entries(first: int, last: int) -> list[bytes]:
    """Return the acts of a range, always the same."""
    chance = random.Random(first)  # noqa: S311 - test data
    return [entry(number, chance) for number in range(first, last)]


def batches(number: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a bulk append."""
    for first in range(0, number, BATCH):
        yield first, min(first + BATCH, number)


@contextmanager
def transaction(store: SqliteStore) -> Iterator[None]:
    """Begin, and commit durably."""
    store.database.execute("begin immediate")
    yield
    store.database.execute("commit")


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def measure_bulk(log: Log, store: SqliteStore, number: int) -> tuple[float, float]:
    """Return how long it takes to append all in batches, and to read all back and sign it."""
    spent = 0.0
    for first, last in batches(number):
        made = entries(first, last)

        def append(made: list[bytes] = made) -> None:
            with transaction(store):
                log.append(made)

        spent += seconds(append)

    def sign() -> None:
        with transaction(store):
            log.sign(KEY)

    return spent, seconds(sign)


def measure_together(log: Log, store: SqliteStore) -> float:
    """Append one by one, all in one transaction: the cost of the ledger without the disk's."""
    made = entries(log.size, log.size + SINGLES)

    def append() -> None:
        with transaction(store):
            for each in made:
                log.append([each])

    return seconds(append)


def measure_single(log: Log, store: SqliteStore, *, signed: bool) -> float:
    """Append one by one, each in a transaction; signed, also read back, sign and prove each."""
    made = entries(log.size, log.size + SINGLES)

    def append() -> None:
        for each in made:
            with transaction(store):
                place = log.append([each])
                if signed:
                    log.sign(KEY)
                    log.prove(place)

    return seconds(append)


def measure_proofs(log: Log) -> tuple[float, float]:
    """Return how long making and checking proofs of random entries takes."""
    chance = random.Random(1)  # noqa: S311 - test data
    places = [chance.randrange(log.size) for _ in range(PROOFS)]
    contents = [log.store.entries(place, place + 1)[0] for place in places]
    proofs: list[Any] = []
    made = seconds(lambda: proofs.extend(log.prove(place) for place in places))

    def check() -> None:
        for proof, content in zip(proofs, contents, strict=True):
            check_proof(proof, content, origin=ORIGIN, keys=[KEY.verifying], policy=NOBODY)

    return made, seconds(check)


def verify(log: Log) -> None:
    """Do what a verifier does: all hashes, the signature, and the history the entries tell."""
    log.audit()
    stored = (each for first, last in batches(log.size) for each in log.store.entries(first, last))
    broken = next(check_history(stored, mission="benchmark"), None)
    if broken is not None:
        raise AssertionError(broken)


def rebuild(log: Log, path: Path) -> None:
    """Make the log again from its entries alone; its root is the same."""
    store = SqliteStore(path)
    again = Log(ORIGIN, store, RING)
    for first, last in batches(log.size):
        with transaction(store):
            again.append(log.store.entries(first, last))
    with transaction(store):
        again.sign(KEY)
    if store.head().grown != log.store.head().grown:
        raise AssertionError("the rebuilt log has another root")


def measure_pymerkle(path: Path, number: int) -> dict[str, float]:
    """Do the same with pymerkle: bulk, one by one, proofs, the root."""
    with SqliteTree(str(path), algorithm="sha256") as tree:
        bulk = 0.0
        for first, last in batches(number):
            made = entries(first, last)
            bulk += seconds(partial(tree.append_entries, made))
        singles = entries(number, number + SINGLES)
        single = seconds(lambda: [tree.append_entry(each) for each in singles])
        chance = random.Random(1)  # noqa: S311 - test data
        places = [chance.randrange(number) + 1 for _ in range(PROOFS // 10)]
        proofs: list[Any] = []
        proving = seconds(lambda: proofs.extend(tree.prove_inclusion(place) for place in places))
        root = tree.get_root()
        for place, proof in zip(places, proofs, strict=True):
            verify_inclusion(tree.get_leaf(place), root, proof)
    return {
        "append_per_second": SINGLES / single,
        "bulk_per_second": number / bulk,
        "prove_per_second": len(places) / proving,
    }


def measure(number: int, folder: Path) -> dict[str, float]:
    """Return every measure of a log of a size."""
    store = SqliteStore(folder / "log.sqlite3")
    log = Log(ORIGIN, store, RING)
    empty_together = SINGLES / measure_together(log, store)
    empty = SINGLES / measure_single(log, store, signed=False)
    empty_signed = SINGLES / measure_single(log, store, signed=True)
    store = SqliteStore(folder / "bulk.sqlite3")
    log = Log(ORIGIN, store, RING)
    appending, signing = measure_bulk(log, store, number)
    together = SINGLES / measure_together(log, store)
    single = SINGLES / measure_single(log, store, signed=False)
    signed = SINGLES / measure_single(log, store, signed=True)
    begun = process_time()
    verifying = seconds(lambda: verify(log))
    verifying_cpu = process_time() - begun
    proving, checking = measure_proofs(log)
    rebuilding = seconds(lambda: rebuild(log, folder / "again.sqlite3"))
    return {
        "append_per_second": single,
        "append_per_second_when_empty": empty,
        "append_in_one_transaction_per_second": together,
        "append_in_one_transaction_per_second_when_empty": empty_together,
        "signed_per_second": signed,
        "signed_per_second_when_empty": empty_signed,
        "bulk_per_second": number / appending,
        "bulk_signed_per_second": number / (appending + signing),
        "prove_per_second": PROOFS / proving,
        "check_proof_per_second": PROOFS / checking,
        "verify_seconds": verifying,
        "verify_cpu_seconds": verifying_cpu,
        "rebuild_seconds": rebuilding,
    }


def main(arguments: list[str]) -> int:
    """Measure, print a table and the JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--entries", type=int, default=10_000)
    number = parser.parse_args(arguments).entries
    with tempfile.TemporaryDirectory() as folder:
        ours = measure(number, Path(folder))
        theirs = measure_pymerkle(Path(folder) / "pymerkle.sqlite3", number)
    result: dict[str, Any] = {"entries": number} | ours
    result |= {f"pymerkle_{name}": value for name, value in theirs.items()}
    result |= {
        f"{name.removesuffix('_per_second')}_ratio_to_pymerkle": ours[name] / value
        for name, value in theirs.items()
    }
    rounded = {name: round(value, 3) for name, value in result.items()}
    for name, value in rounded.items():
        print(f"{name:50} {value:>14,}")
    print(json.dumps(rounded))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
