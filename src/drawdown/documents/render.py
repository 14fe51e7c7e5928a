"""Lays a paper out as PDF/A: the same paper gives the same bytes, and a warning is an error."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import segno

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.documents.attached import pages_in
from drawdown.documents.forms import Form, form_of
from drawdown.documents.paper import Paper, Pictures
from drawdown.documents.printed import print_photo, printed_pages
from drawdown.documents.typesetting import BadPaper, typeset

HERE = Path(__file__).parent
RECORD = "record.json"
"""The name of the attachment that says the same to a machine."""


class Make(Enum):
    """What a file is made for."""

    SIGNING = ("a-3b",)
    """Signature fields are not in the structure tree, so that it claims no accessibility."""
    READING = ("a-3a", "ua-1")
    """The twin for reading, also aloud."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


BOXES = (Box(0, 62, 86, 291, 168), Box(0, 304, 86, 533, 168))
"""Where the mission and the host sign; `paper.typ` leaves them free."""


def render(paper: Paper, pictures: Pictures, *, make: Make = Make.SIGNING) -> bytes:
    """Return the paper as a PDF.

    Raises `BadPaper` for a picture that is missing, that is not the one of its name, or for
    anything that the typesetter warns of: a wrong font, a missing glyph.
    """
    with tempfile.TemporaryDirectory(prefix="drawdown-paper-") as folder:
        root = Path(folder)
        _lay_ready(paper, pictures, make, root=root)
        return typeset(root / "paper.typ", standards=make.value, moment=paper.made)


def record_of(paper: Paper) -> bytes:
    """Return the attachment: the paper as canonical JSON."""
    return canonical_bytes(paper.as_json())


def _lay_ready(paper: Paper, pictures: Pictures, make: Make, *, root: Path) -> None:
    """Put what the template reads beside it. No text becomes mark-up: it reads all as data."""
    (root / "paper.typ").write_bytes((HERE / "paper.typ").read_bytes())
    (root / RECORD).write_bytes(record_of(paper))
    (root / "layout.json").write_text(json.dumps(_layout(paper, pictures, make, root=root)))
    drawn = io.BytesIO()
    segno.make(paper.link, error="m").save(drawn, kind="svg", border=0, xmldecl=False)
    (root / "code.svg").write_bytes(drawn.getvalue())


def _layout(paper: Paper, pictures: Pictures, make: Make, *, root: Path) -> dict[str, object]:
    files = {}
    for photo in paper.photographs:
        content = pictures.get(photo.sha256)
        if content is None:
            raise BadPaper(f"the photograph {photo.sha256[:16]} is not there")
        if digest(content) != photo.sha256:
            raise BadPaper(f"the photograph {photo.sha256[:16]} is another one")
        if form_of(content) not in (Form.JPEG, Form.PNG, Form.WEBP):
            raise BadPaper(f"the document {photo.sha256[:16]} is no photograph")
        printed = print_photo(content)
        files[photo.sha256] = f"{photo.sha256}.{form_of(printed)}"
        (root / files[photo.sha256]).write_bytes(printed)
    shown: dict[str, tuple[list[str], int]] = {}
    for annexed in paper.annexed:
        content = pictures.get(annexed.sha256)
        if content is None or digest(content) != annexed.sha256:
            raise BadPaper(f"the document {annexed.sha256[:16]} is not there")
        (root / annexed.name).write_bytes(content)
        files_of = list(_shown(annexed.name, content, root=root))
        shown[annexed.name] = (files_of, max(pages_in(content) or 1, len(files_of)))
    return {
        "files": files,
        "shown": shown,
        "boxes": [[box.left, box.bottom, box.right, box.top] for box in BOXES],
        "signed": make is Make.SIGNING,
        "day": [paper.made.year, paper.made.month, paper.made.day],
    }


def _shown(name: str, content: bytes, *, root: Path) -> Iterator[str]:
    """Lay the pages of a document that is attached beside the template, and yield their names."""
    for number, page in enumerate(printed_pages(content), 1):
        place = root / f"{name}-{number}.jpg"
        place.write_bytes(page)
        yield place.name
