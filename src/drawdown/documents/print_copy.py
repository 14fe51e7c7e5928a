"""The copy of a paper that is printed and signed in ink: each page says which file it is of."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import segno

from drawdown.documents.typesetting import BadPaper, typeset

TEMPLATE = Path(__file__).parent / "print_copy.typ"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""A copy has no moment of its own: it is the paper that was made at one."""
SHORT = 16
"""How many digits of the hash of a file are printed: enough to tell any two files apart."""


def print_copy(content: bytes, code: Callable[[int], str], *, short: str) -> bytes:
    """Return a paper with a strip at the foot of each page: a QR and the short hash of the file.

    `code` gives the text of the QR of a page. The pages themselves are shown as they are, a little
    smaller. The same paper gives the same bytes. Raises `BadPaper` for what is no PDF.
    """
    try:
        count = len(pypdfium2.PdfDocument(content))
    except pypdfium2.PdfiumError as error:
        raise BadPaper("the paper is no PDF") from error
    with tempfile.TemporaryDirectory(prefix="drawdown-print-") as folder:
        root = Path(folder)
        (root / "paper.pdf").write_bytes(content)
        (root / "print_copy.typ").write_bytes(TEMPLATE.read_bytes())
        said = {"pages": count, "short": short, "codes": [code(n + 1) for n in range(count)]}
        (root / "print.json").write_text(json.dumps(said))
        for number in range(count):
            drawn = io.BytesIO()
            made = segno.make(code(number + 1), error="m", micro=False)
            made.save(drawn, kind="svg", border=2, xmldecl=False)
            (root / f"code-{number + 1}.svg").write_bytes(drawn.getvalue())
        return typeset(root / "print_copy.typ", standards=["2.0"], moment=EPOCH)
