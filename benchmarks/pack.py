"""Builds, draws and verifies a handover pack of some 40 pages with 60 photographs.

The first build of a process loads the fonts; the times are those of the next ones, each of another
version, the quickest of some rounds. Then one dark pixel more stands on a page in the middle: the
comparison of pages must find that page and no other. The last line is JSON.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np
import pypdfium2
from PIL import Image

from drawdown.core.canonical import digest
from drawdown.documents.compare import pages_apart
from drawdown.documents.keys import open_pkcs12, practice_authority
from drawdown.documents.paper import Paper, Pictures
from drawdown.documents.render import BOXES, Make, render
from drawdown.documents.sign import FIELDS, Declared, prepare, sign
from drawdown.documents.verdict import Result
from drawdown.documents.verify import Known, verify_paper
from drawdown.signing.build import build
from drawdown.signing.file import PackFile
from drawdown.signing.systems import systems
from tests.signing.packs import inspected, line, source

PHOTOS, ITEMS = 60, 350
SINCE, AT = datetime(2023, 1, 1, tzinfo=UTC), datetime(2023, 12, 8, 12, tzinfo=UTC)
T = TypeVar("T")


def photograph(seed: int) -> bytes:
    """Return a photograph of noise upon a slope, as hard to pack as a real one."""
    dice = np.random.default_rng(seed)
    slope = np.linspace(40, 200, 800)[None, :, None]
    grain = dice.integers(0, 40, (600, 800, 3))
    kept = io.BytesIO()
    Image.fromarray((slope + grain).astype(np.uint8)).save(kept, "JPEG", quality=82)
    return kept.getvalue()


def large_pack() -> tuple[Paper, Pictures]:
    """Return a pack of a site with many lines and photographs."""
    pictures = {digest(content): content for content in map(photograph, range(PHOTOS))}
    names, each = list(pictures), PHOTOS // len(systems())
    found = {
        system.id: replace(
            inspected()[system.id], photos=tuple(names[number * each : (number + 1) * each])
        )
        for number, system in enumerate(systems())
    }
    items = tuple(
        line(line=f"E-{number:05}", description=f"thing {number} of the camp", position="yard")
        for number in range(ITEMS)
    )
    records = source(
        pack=PackFile("mopti-sevare", systems=found), items=items, photographs=frozenset(names)
    )
    return build(records), pictures


def quickest(call: Callable[[], T], rounds: int) -> tuple[float, T]:
    """Return the shortest time of some rounds, and what the last one made."""
    times, made = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        made.append(call())
        times.append(time.perf_counter() - begun)
    return min(times), made[-1]


def with_a_pixel(content: bytes, page: int) -> bytes:
    """Return the pack with one dark pixel more on a page, and nothing else changed."""
    document = pypdfium2.PdfDocument(content)
    raw, here = pypdfium2.raw, document[page]
    dot = raw.FPDFPageObj_CreateNewRect(300, 400, 1, 1)
    raw.FPDFPageObj_SetFillColor(dot, 120, 20, 20, 255)
    raw.FPDFPath_SetDrawMode(dot, raw.FPDF_FILLMODE_ALTERNATE, 0)
    raw.FPDFPage_InsertObject(here, dot)
    raw.FPDFPage_GenerateContent(here)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def signed(content: bytes) -> tuple[bytes, bytes]:
    """Return the pack as both sides sign it, and the root of their practice authority."""
    authority = practice_authority("Practice root", since=SINCE)
    ready = prepare(content)
    for field, name in zip(FIELDS, ("Office", "Governor"), strict=True):
        issued = authority.issue(name, since=SINCE, password=b"practice")
        declared = Declared(capacity=name, place="Sévaré", at=AT)
        ready = sign(ready, field, declared, by=open_pkcs12(issued.pkcs12, b"practice"))
    return ready, authority.root


def main() -> int:
    """Measure, print, and return 1 where a changed pixel was missed or a good pack refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    paper, pictures = large_pack()
    begun = time.perf_counter()
    render(paper, pictures)
    cold = time.perf_counter() - begun
    others = iter(replace(paper, version=number) for number in range(2, 2 + 2 * rounds))
    warm, content = quickest(lambda: render(next(others), pictures), rounds)
    reading, _ = quickest(lambda: render(next(others), pictures, make=Make.READING), rounds)
    file, root = signed(content)
    known = Known(roots=(root,), at=AT + timedelta(days=1), pages=True)
    verified, verdict = quickest(lambda: verify_paper(file, known), rounds)
    pages = len(pypdfium2.PdfDocument(content))
    place = pages // 2
    found = list(pages_apart(content, with_a_pixel(content, place), BOXES))
    result = {
        "pages": pages,
        "photos": len(paper.photographs),
        "megabytes": round(len(content) / 1e6, 1),
        "cold_seconds": round(cold, 2),
        "warm_seconds": round(warm, 2),
        "reading_seconds": round(reading, 2),
        "verify_seconds": round(verified, 2),
        "signatures": str(verdict.of_signatures),
        "pixel_on_page": place + 1,
        "pages_found": found,
    }
    print(json.dumps(result))
    return 0 if found == [place + 1] and verdict.of_signatures is Result.VALID else 1


if __name__ == "__main__":
    sys.exit(main())
