"""`make vectors`: try every public vector; the last line says how many were tried and wrong."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.vectors.cases import READERS


def main(arguments: list[str]) -> int:
    """Print each kind with its number, each wrong case, and the sum; 1 when any is wrong."""
    folder = Path(*arguments[:1])
    if not (arguments and folder.is_dir()):
        print(f"{folder} holds no vectors: name their folder, VECTORS=DIR", file=sys.stderr)
        return 1
    tried = wrong = 0
    for reader in READERS:
        with tempfile.TemporaryDirectory() as scratch:
            cases = list(reader(folder, Path(scratch)))
        false = [name for name, right in cases if not right]
        print(f"{reader.__name__}: {len(cases)}", *(f"  wrong: {name}" for name in false), sep="\n")
        tried, wrong = tried + len(cases), wrong + len(false)
    print(json.dumps({"tried": tried, "wrong": wrong}, separators=(",", ":")))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
