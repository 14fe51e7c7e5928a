"""Alters a signed paper in 500 ways and counts what is accepted, beside two programs alone.

The public papers of `shared/data/vectors/pdf_attacks`, good and tampered, are counted too where
they are at hand; their ledger holds the good ones.

The last line is JSON. `without_ledger` is our verdict where no ledger can be asked; `pyhanko_alone`
and `pdfsig_alone` are what those say who look at nothing but the signatures.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from pyhanko.pdf_utils.generic import NameObject, NumberObject, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from drawdown.core.canonical import digest
from drawdown.documents.keys import roots_of
from drawdown.documents.render import render
from drawdown.documents.sign import HOST, MISSION, prepare, raise_level, sign
from drawdown.documents.verdict import Recorded, Result
from drawdown.documents.verify import BROKEN, Known, verify_paper
from tests.documents.papers import MADE, PICTURES, small_paper
from tests.documents.signing import (
    GOVERNOR,
    HEAD,
    LATER,
    SINCE,
    authority,
    half_signed,
    identity,
    prepared,
    signed,
)

Altered = tuple[str, bytes]
HERE = Recorded(origin="ledger", index=1, size=2)


def alterations(dice: random.Random, count: int) -> Iterator[Altered]:
    """Yield altered copies: each kind in turn, each at another place."""
    kinds = (
        _bit,
        _padding,
        _appended,
        _title,
        _cut,
        _removed,
        _other_checkpoint,
        _swapped,
        _re_signed,
    )
    for number in range(count):
        make = kinds[number % len(kinds)]
        yield getattr(make, "__name__", "").strip("_"), make(dice, signed())


def _bit(dice: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _padding(dice: random.Random, content: bytes) -> bytes:
    """Hide something behind a signature, in its own place."""
    ends = [match.start() for match in re.finditer(rb"0{200}>", content)]
    place = dice.choice(ends) + dice.randrange(150)
    return (
        content[:place]
        + bytes(dice.choice(b"123456789abcdef") for _ in range(4))
        + content[place + 4 :]
    )


def _appended(dice: random.Random, content: bytes) -> bytes:
    """Append a revision that writes over a page's content."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.find_page_for_modification(dice.randrange(2))[0].get_object()
    page[NameObject("/Rotate")] = NumberObject(dice.choice((90, 180, 270)))
    writer.update_container(page)
    return _written(writer)


def _title(dice: random.Random, content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    info = writer.trailer["/Info"]
    info[NameObject("/Title")] = pdf_string(f"Another title {dice.random()}")
    writer.update_container(info)
    return _written(writer)


def _cut(dice: random.Random, content: bytes) -> bytes:
    return content[: -dice.randrange(1, len(content) // 2)]


def _removed(dice: random.Random, _: bytes) -> bytes:
    """Take signatures off: an earlier revision, with something behind it or not."""
    earlier = dice.choice((prepared(), half_signed()))
    return earlier + b"\n" * dice.randrange(3)


def _other_checkpoint(dice: random.Random, content: bytes) -> bytes:
    """A paper that prints another checkpoint, with the signatures of the genuine one behind it."""
    other = small_paper(checkpoint=("drawdown.example/minusma", str(dice.randrange(10**6))))
    return prepare(render(other, PICTURES)) + content[len(prepared()) :]


def _swapped(dice: random.Random, content: bytes) -> bytes:
    """A paper about another site, with the signatures of the genuine one behind it."""
    other = small_paper(subject=f"Gao {dice.randrange(10**6)}")
    return prepare(render(other, PICTURES)) + content[len(prepared()) :]


def _re_signed(dice: random.Random, _: bytes) -> bytes:
    """A paper that says something else, signed with both keys: whoever has them deceives us."""
    other = prepare(render(small_paper(number=f"X-{dice.randrange(10**6)}"), PICTURES))
    other = sign(other, MISSION, HEAD, by=identity("Mission office"))
    return sign(other, HOST, GOVERNOR, by=identity("Governor's office"))


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pyhanko_alone(content: bytes) -> bool:
    """Return whether two signatures are there and pyHanko's bottom line is good for both."""
    try:
        reader = PdfFileReader(io.BytesIO(content))
        found = reader.embedded_regular_signatures
        context = ValidationContext(trust_roots=list(roots_of((authority().root,))), moment=LATER)
        return len(found) == 2 and all(
            validate_pdf_signature(each, context).bottom_line for each in found
        )
    except BROKEN:
        return False


def pdfsig_alone(content: bytes, folder: Path) -> bool:
    """Return whether pdfsig calls two signatures valid."""
    (folder / "paper.pdf").write_bytes(content)
    done = subprocess.run(
        ["pdfsig", "-nocert", str(folder / "paper.pdf")],  # noqa: S607
        capture_output=True,
        check=False,
    )
    return done.stdout.count(b"Signature is Valid.") >= 2


@dataclass(frozen=True)
class Public:
    """The public papers: which ones to accept, which to refuse, and the root they rest on."""

    good: tuple[bytes, ...]
    bad: tuple[bytes, ...]
    root: bytes


def public() -> Public | None:
    """Return the public papers; none where they are not at hand."""
    shared = Path(os.environ.get("DRAWDOWN_SHARED") or ROOT.parent / "shared")
    folder = shared / "data" / "vectors" / "pdf_attacks"
    if not folder.is_dir():
        return None
    expected = json.loads((folder / "expected.json").read_bytes())
    return Public(
        good=tuple((folder / name).read_bytes() for name in expected["accept"]),
        bad=tuple((folder / name).read_bytes() for name in expected["reject"]),
        root=(folder / "trust_root.crt").read_bytes(),
    )


def judge_public(counts: Counter[str]) -> int:
    """Count the public papers and return how many good ones were refused."""
    papers = public()
    if papers is None:
        print("the public papers are not at hand")
        return 0
    held = {digest(each) for each in papers.good}
    at = datetime(2026, 12, 1, tzinfo=UTC)
    known = Known(roots=(papers.root,), at=at, ledger=lambda name: HERE if name in held else None)
    for content in papers.bad:
        counts["tried"] += 1
        counts["public"] += 1
        counts["wrongly_accepted"] += verify_paper(content, known).result == Result.VALID
    return sum(verify_paper(each, known).result != Result.VALID for each in papers.good)


def genuine() -> tuple[bytes, ...]:
    """Return what has to be accepted: the signed paper, and copies raised later."""
    stamps = authority().time_stamper(since=SINCE, at=MADE + timedelta(days=3))
    raised = raise_level(signed(), (authority().root,), stamps=stamps)
    later = authority().time_stamper(since=SINCE, at=MADE + timedelta(days=50))
    return signed(), raised, raise_level(raised, (authority().root,), stamps=later)


def main() -> int:
    """Run it and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    good = genuine()
    held = {digest(each) for each in good}
    known = Known(
        roots=(authority().root,), at=LATER, ledger=lambda name: HERE if name in held else None
    )
    refused = sum(verify_paper(each, known).result != Result.VALID for each in good)
    counts: Counter[str] = Counter()
    refused += judge_public(counts)
    by_kind: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for kind, content in alterations(random.Random(arguments.seed), arguments.count):  # noqa: S311
            if content in good:
                continue
            counts["tried"] += 1
            verdict = verify_paper(content, known)
            counts["wrongly_accepted"] += verdict.result == Result.VALID
            weaker = verify_paper(content, Known(roots=known.roots, at=LATER))
            if weaker.of_signatures == Result.VALID:
                counts["without_ledger"] += 1
                by_kind[kind] += 1
            counts["pyhanko_alone"] += pyhanko_alone(content)
            if shutil.which("pdfsig"):
                counts["pdfsig_alone"] += pdfsig_alone(content, Path(folder))
    print("accepted without a ledger, by kind:", dict(by_kind))
    names = (
        "tried",
        "public",
        "wrongly_accepted",
        "without_ledger",
        "pyhanko_alone",
        "pdfsig_alone",
    )
    figures = {name: counts[name] for name in names if name in counts or name != "pdfsig_alone"}
    print(json.dumps({**figures, "wrongly_refused": refused, "genuine": len(good)}))
    return 1 if counts["wrongly_accepted"] or refused else 0


if __name__ == "__main__":
    raise SystemExit(main())
