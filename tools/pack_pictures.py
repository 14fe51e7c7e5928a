"""Draws pages of a signed pack for the README: `python -m tools.pack_pictures PACK.pdf FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

PAGES = {"pack-sevare": (0, 115), "pack-sevare-inspection": (1, 90)}
"""The page of each picture, and its dots to an inch."""


def main(pack: Path, folder: Path) -> None:
    """Write the pictures."""
    document = pypdfium2.PdfDocument(pack)
    document.init_forms()  # else the signatures are not drawn
    for name, (page, dots) in PAGES.items():
        picture = document[page].render(scale=dots / 72, may_draw_forms=True).to_pil()
        picture.save(folder / f"{name}.webp", quality=82, method=6)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
