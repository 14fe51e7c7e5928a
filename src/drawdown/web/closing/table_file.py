"""Tables to download: CSV whose cells no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def table_file(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Return a CSV file as the answer to a request."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    response = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def harmless(cell: object) -> object:
    """Return a cell; text that would begin a formula gets an apostrophe before it."""
    if isinstance(cell, str) and cell.startswith(FORMULAS):
        return "'" + cell
    return "" if cell is None else cell
