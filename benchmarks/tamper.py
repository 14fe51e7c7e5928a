"""Changes a small mission's bundle in every way and asks three verifiers whether they notice.

    .venv/bin/python benchmarks/tamper.py [--all] [--seconds N] [--seed N]

Three layers of single-byte changes: of the container as it lies there; of one file, in a container
that is right in itself; of one record, with the manifest made again and signed with the stolen key
of the log. Then good bundles, and histories that an administrator rewrote. By default a sample that
takes about a minute, over every kind of file. `--all` changes every byte once in each layer and
takes some hours; the guides, two thirds of a small bundle and alike in all, are only sampled.
The last line is JSON; exit code 0 when all was noticed, nothing else was, and nobody disagreed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.three_verifiers import (
    NOTHING,
    FromElsewhere,
    ThreeVerifiers,
    accepted,
    everything,
    says_yes,
    three_verifiers,
)
from drawdown.demo.forged_bundles import files_of, forgeries, packed, sealed
from drawdown.demo.small_ledger import SITES, SmallLedger, small_ledger

T = TypeVar("T")

BATCH = 40
MASKS = (0x01, 0x20, 0x80, 0xFF)
LAYERS = ("container", "file", "record")
RECORDS = ("act", "checkpoint", "document", "entries", "personal", "proof", "tile")
"""What an administrator cannot change unseen with the log's key alone. Guides he can."""
GOOD_BUNDLES = 100
EDGES = (1, 2, 3, 255, 256, 257, 300)


@dataclass(frozen=True, slots=True)
class Place:
    """One byte: in which layer, of which kind of file, in which file, where."""

    layer: str
    kind: str
    name: str
    at: int


@dataclass(slots=True)
class Tally:
    """What came of it."""

    tried: Counter[str] = field(default_factory=Counter)
    detected: Counter[str] = field(default_factory=Counter)
    disagreements: int = 0
    good: int = 0
    false_alarms: int = 0

    def as_json(self) -> str:
        """Return the last line."""
        return json.dumps(
            {
                "tried": self.tried.total(),
                "detected": self.detected.total(),
                "disagreements": self.disagreements,
                "false_alarms": self.false_alarms,
                "good_bundles": self.good,
                "by_layer": {
                    layer: f"{self.detected[layer]}/{count}" for layer, count in self.tried.items()
                },
            }
        )

    @property
    def clean(self) -> bool:
        """Whether all was noticed, and nothing else."""
        return self.detected == self.tried and self.disagreements == 0 and self.false_alarms == 0


@dataclass(frozen=True, slots=True)
class Bundle:
    """A good bundle to change."""

    ledger: SmallLedger
    content: bytes
    files: dict[str, bytes]

    def places(self, layer: str) -> Iterator[Place]:
        """Yield every byte that a layer changes."""
        if layer == "container":
            kinds = self._kinds_of_bytes()
            yield from (Place(layer, kind, "", at) for at, kind in enumerate(kinds))
            return
        for name, content in self.files.items():
            if layer == "file" or kind_of(name) in RECORDS:
                yield from (Place(layer, kind_of(name), name, at) for at in range(len(content)))

    def _kinds_of_bytes(self) -> list[str]:
        """Return for each byte of the container the kind of file that it stands in."""
        kinds = ["header"] * len(self.content)
        at = 0
        for name, content in self.files.items():
            at = self.content.index(content, at + 30 + len(name))
            kinds[at : at + len(content)] = [kind_of(name)] * len(content)
            at += len(content)
        return kinds

    def changed(self, place: Place, mask: int) -> bytes:
        """Return the bundle with one byte changed."""
        if place.layer == "container":
            return flipped(self.content, place.at, mask)
        files = {**self.files, place.name: flipped(self.files[place.name], place.at, mask)}
        return packed(files) if place.layer == "file" else sealed(files, self.ledger.current)


def flipped(content: bytes, at: int, mask: int) -> bytes:
    """Return bytes of which one is another."""
    return content[:at] + bytes([content[at] ^ mask]) + content[at + 1 :]


def kind_of(name: str) -> str:
    """Return the kind of a file of a bundle."""
    if name.startswith("acts/"):
        return "act" if name.endswith(".json") else "proof"
    if name.startswith("tile/"):
        return "entries" if name.startswith("tile/entries/") else "tile"
    if name.startswith("evidence/"):
        return "document"
    known = {"checkpoint": "checkpoint", "keys.json": "keys", "personal.json": "personal"}
    return known.get(name, "manifest" if name.startswith("manifest") else "guide")


def bundles(seed: int, *, guides: bool) -> list[Bundle]:
    """Return the bundles to change: the whole of a small mission, and the part of one site."""
    ledger = small_ledger(seed)
    found = []
    for site in (None, SITES[0]):
        content = ledger.bundle(site=site)
        files = files_of(content)
        if not guides:
            files = {name: each for name, each in files.items() if kind_of(name) != "guide"}
            content = sealed(files, ledger.current)
            files = files_of(content)
        found.append(Bundle(ledger, content, files))
    return found


def in_turn(places: Iterable[Place], chance: Random) -> Iterator[Place]:
    """Yield places at random, one of each layer and kind in turn."""
    groups: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        groups.setdefault((place.layer, place.kind), []).append(place)
    for group in groups.values():
        chance.shuffle(group)
    while groups:
        for key in sorted(groups):
            yield groups[key].pop()
        groups = {key: group for key, group in groups.items() if group}


def batches(items: Iterator[T]) -> Iterator[list[T]]:
    """Yield lists of a few."""
    while batch := list(islice(items, BATCH)):
        yield batch


def change_bytes(
    three: ThreeVerifiers, bundle: Bundle, tally: Tally, chance: Random, *, deadline: float
) -> None:
    """Change single bytes until all are done or the time is over."""
    places = in_turn((place for layer in LAYERS for place in bundle.places(layer)), chance)
    for number, batch in enumerate(batches(places)):
        if time.monotonic() > deadline:
            return
        changed = [bundle.changed(place, chance.choice(MASKS)) for place in batch]
        known = everything(bundle.ledger) if number % 2 else NOTHING
        labels = [f"{place.kind} {place.name} {place.at}" for place in batch]
        count(
            three, changed, known, tally, [(p.layer, s) for p, s in zip(batch, labels, strict=True)]
        )


def count(
    three: ThreeVerifiers,
    changed: list[bytes],
    known: FromElsewhere,
    tally: Tally,
    labels: list[tuple[str, str]],
) -> None:
    """Ask the three about changed bundles, and note what each missed and where they differ."""
    for (layer, label), found in zip(labels, three.verdicts(changed, known), strict=True):
        tally.tried[layer] += 1
        tally.detected[layer] += not any(map(accepted, found))
        if any(map(accepted, found)):
            print(f"not noticed: {layer}, {label}: {[accepted(each) for each in found]}")
        if not found[0] == found[1] == found[2]:
            tally.disagreements += 1
            print(f"disagreement: {layer}, {label}\n  " + "\n  ".join(map(json.dumps, found)))


def rewrite(three: ThreeVerifiers, tally: Tally, seed: int, places: Iterable[int]) -> None:
    """Let an administrator with the log's keys and one witness rewrite the history."""
    ledger = small_ledger(seed)
    told = everything(ledger)
    for at in places:
        for site in (None, SITES[0]):
            forged = list(forgeries(ledger, at, site=site))
            for known in (replace(told, checkpoint=None), replace(told, witnesses=()), NOTHING):
                asked = [each for each in forged if known != NOTHING or not each.own_witnesses]
                labels = [("rewrite", f"{each.name} at {at}, site {site}") for each in asked]
                count(three, [each.bundle for each in asked], known, tally, labels)


def accept(three: ThreeVerifiers, tally: Tally, chance: Random) -> None:
    """Show good bundles of many sizes, whole and in part."""
    for number in range(GOOD_BUNDLES):
        size = EDGES[number] if number < len(EDGES) else chance.randint(1, max(EDGES))
        ledger = small_ledger(chance.randrange(10**6), size=size, rotated=number % 3 > 0)
        bundle = ledger.bundle(site=(None, *SITES)[number % 4])
        tally.good += 1
        for known, good in ((NOTHING, accepted), (everything(ledger), says_yes)):
            (found,) = three.verdicts([bundle], known)
            if not all(map(good, found)):
                tally.false_alarms += 1
                print(f"false alarm: bundle {number} of size {size}\n  {json.dumps(found[0])}")
            if not found[0] == found[1] == found[2]:
                tally.disagreements += 1
                print(f"disagreement: bundle {number}\n  " + "\n  ".join(map(json.dumps, found)))


def main() -> int:
    """Run everything and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--all", action="store_true", help="every byte: some hours")
    parser.add_argument("--seconds", type=float, default=20, help="for the sample of bytes")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    tally, chance = Tally(), Random(chosen.seed)  # noqa: S311 - a sample, not a secret
    with three_verifiers() as three:
        for bundle in bundles(chosen.seed, guides=True):
            deadline = time.monotonic() + chosen.seconds / 2
            change_bytes(three, bundle, tally, chance, deadline=deadline)
        for bundle in bundles(chosen.seed, guides=False) if chosen.all else ():
            change_bytes(three, bundle, tally, chance, deadline=float("inf"))
        rewrite(three, tally, chosen.seed, (5, 20, 33, 55) if chosen.all else (33,))
        accept(three, tally, chance)
    print(tally.as_json())
    return 0 if tally.clean else 1


if __name__ == "__main__":
    sys.exit(main())
