"""Reads a folder of statements and compares with the facts that each is expected to say.

Beside `NAME.txt` stands `NAME.yaml` (docs/formats/expected-facts.md). A fact that is read is right
when an expected one of its kind holds all that it says. Precision is the share of what was read
that is right, recall the share of what was expected that was read right. The last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import yaml

from drawdown.cli.telling_records import add_folder, records
from drawdown.progress.telling.words import Language
from drawdown.statements.fact import Fact
from drawdown.statements.gather import Records
from drawdown.statements.read import read


class BadExpectation(ValueError):
    """A file of expected facts that cannot be read: the message says which and why."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A text and what it is expected to say."""

    name: str
    text: str
    language: Language | None
    facts: tuple[Fact, ...]


@dataclass
class Counts:
    """What was read, expected and right, by kind of fact."""

    read: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)

    def take(self, found: Sequence[Fact], expected: Sequence[Fact]) -> None:
        """Count one text."""
        for fact in found:
            self.read[fact.kind] += 1
            self.right[fact.kind] += any(says(known, fact) for known in expected)
        for known in expected:
            self.expected[known.kind] += 1
            self.met[known.kind] += any(says(known, fact) for fact in found)

    @property
    def kinds(self) -> list[str]:
        """The kinds that were read or expected."""
        return sorted(self.read | self.expected)

    def line(self, kinds: Iterable[str]) -> dict[str, float | int | None]:
        """Return counts, precision and recall over some kinds; none where nothing was counted."""
        names = list(kinds)
        read_, right = (sum(c[k] for k in names) for c in (self.read, self.right))
        expected, met = (sum(c[k] for k in names) for c in (self.expected, self.met))
        return {
            "read": read_,
            "expected": expected,
            "precision": round(right / read_, 3) if read_ else None,
            "recall": round(met / expected, 3) if expected else None,
        }


def says(known: Fact, fact: Fact) -> bool:
    """Return whether all that a fact says stands in a known one."""
    same = all(known.values.get(slot) == value for slot, value in fact.values.items())
    return known.kind == fact.kind and same


def expectations(folder: Path) -> tuple[Expected, ...]:
    """Return the texts of a folder by name. Raises `BadExpectation`."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        beside = path.with_suffix(".yaml")
        try:
            said = yaml.load(beside.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts alone, so that `on` is a word
            language = Language(said["language"]) if "language" in said else None
            facts = tuple(_fact(dict(each)) for each in said["facts"])
        except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
            raise BadExpectation(f"{beside}: {error}") from error
        found.append(Expected(path.stem, path.read_text(encoding="utf-8"), language, facts))
    return tuple(found)


def _fact(values: dict[str, object]) -> Fact:
    kind = str(values.pop("kind"))
    return Fact(
        kind,
        {
            slot: tuple(map(str, value)) if isinstance(value, list) else str(value)
            for slot, value in values.items()
        },
    )


def measure(texts: Iterable[Expected], held: Records) -> Counts:
    """Read every text and count."""
    counts = Counts()
    for text in texts:
        counts.take(read(text.text, held, text.language).facts, text.facts)
    return counts


def main() -> int:
    """Print a line for each kind, then all of them; exit code 1 where there is nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, help="folder of texts with their expected facts")
    add_folder(parser)
    arguments = parser.parse_args()
    held = records(arguments.folder)
    try:
        texts = expectations(arguments.texts)
    except BadExpectation as error:
        print(error, file=sys.stderr)
        return 1
    if held is None or not texts:
        print(f"{arguments.texts}: no text to read", file=sys.stderr)
        return 1
    counts = measure(texts, held)
    by_kind = {kind: counts.line([kind]) for kind in counts.kinds}
    print(f"{'kind':<16} {'read':>5} {'expected':>9} {'precision':>10} {'recall':>7}")
    for kind, line in by_kind.items():
        shown = ["–" if line[n] is None else f"{line[n]:.3f}" for n in ("precision", "recall")]
        print(f"{kind:<16} {line['read']:>5} {line['expected']:>9} {shown[0]:>10} {shown[1]:>7}")
    whole = counts.line(counts.kinds)
    print(json.dumps({"texts": len(texts), **whole, "kinds": by_kind}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
