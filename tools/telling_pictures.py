"""Draws what is told for the README: `python -m tools.telling_pictures docs/pictures`.

Tells the example up to the day of Sévaré in a state of its own, writes the weekly report in both
languages, takes the released statement from the running software, and draws pages of each. A second
argument names a `DRAWDOWN_HOME` in which the story stands already.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import pypdfium2

from tools.served import PORT, served

SEVARE = "2023-12-08"
REPORTS = {"report-weekly-en": ("en", 0), "report-weekly-fr": ("fr", 1)}
"""The language and the page of each picture of a report."""
STATEMENTS = {"statement-sevare-en": "en", "statement-sevare-fr": "fr"}
DOTS = 100


def draw(paper: bytes, page: int, picture: Path) -> None:
    """Draw one page of a PDF as WebP."""
    with pypdfium2.PdfDocument(paper) as document:
        image = document[page].render(scale=DOTS / 72).to_pil()
    image.save(picture, quality=80, method=6)


def main(folder: Path, state: str = "") -> None:
    """Write the pictures; `state` is a `DRAWDOWN_HOME` in which the story stands already."""
    with tempfile.TemporaryDirectory() as kept:
        home = state or kept
        with served(PORT, told_to="" if state else SEVARE, home=home) as address:
            for name, language in STATEMENTS.items():
                place = f"{address}/released/mopti-sevare/{language}.pdf"
                with urllib.request.urlopen(place) as answer:  # noqa: S310 - our own server
                    draw(answer.read(), 0, folder / f"{name}.webp")
        program = str(Path(sys.executable).parent / "drawdown")
        surroundings = {**os.environ, "DRAWDOWN_HOME": home}
        for name, (language, page) in REPORTS.items():
            told = ["report", "situation-weekly", "--lang", language, "--as-of", SEVARE]
            subprocess.run([program, *told, "--out", kept], env=surroundings, check=True)
            paper = Path(kept) / f"situation-weekly-{SEVARE}-{language}.pdf"
            draw(paper.read_bytes(), page, folder / f"{name}.webp")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
