"""What a package for the archive says of itself: series, retention codes, and a first page."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drawdown.documents.paper import Words

TABLE = Path(__file__).parent / "tables" / "retention.csv"
PROFILE = Path(__file__).parent / "tables" / "bagit-profile.json"


@dataclass(frozen=True, slots=True)
class Series:
    """A series of records, and for how long it is kept: data, which a mission corrects."""

    id: str
    title: Words
    code: str
    source: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Held:
    """One file of a package: where it lies, what it is, of which series, and its SHA-256."""

    path: str
    what: Words
    series: str
    sha256: str


@cache
def all_series() -> dict[str, Series]:
    """Return the shipped table by id."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["id"]: Series(
            id=row["id"],
            title=Words(row["title"], row["title_fr"]),
            code=row["code"],
            source=row["source"],
            inferred=row["inferred"] == "yes",
        )
        for row in rows
    }


def retention_table(held: Iterable[Held]) -> bytes:
    """Return for each file its series and retention code, as a table that any program reads."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["path", "series", "retention_code", "source", "estimate", "sha256"])
    for each in held:
        series = all_series()[each.series]
        estimate = "yes" if series.inferred else ""
        writer.writerow([each.path, series.id, series.code, series.source, estimate, each.sha256])
    return out.getvalue().encode()


def first_page(title: Words, held: Iterable[Held], notes: Iterable[Words]) -> bytes:
    """Return a page that opens the package in any browser, in both languages, without network."""
    body = "\n".join(_body(title, held, notes))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_safe(title.en)}</title>"
        "<style>body{font:16px/1.5 serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
        "table{border-collapse:collapse;width:100%}td,th{text-align:start;vertical-align:top;"
        "border-bottom:1px solid #ccc;padding:.3rem .5rem;overflow-wrap:anywhere}"
        "i{color:#555}code{font-size:.8rem}</style></head><body>\n"
        f"{body}\n</body></html>\n"
    ).encode()


def _body(title: Words, held: Iterable[Held], notes: Iterable[Words]) -> Iterator[str]:
    yield f'<h1>{_safe(title.en)}<br><i lang="fr">{_safe(title.fr)}</i></h1>'
    for note in notes:
        yield f'<p>{_safe(note.en)}<br><i lang="fr">{_safe(note.fr)}</i></p>'
    yield (
        '<table><thead><tr><th>File / <i lang="fr">Fichier</i></th>'
        '<th>What it is / <i lang="fr">Ce que c’est</i></th>'
        '<th>Retention / <i lang="fr">Conservation</i></th><th>SHA-256</th></tr></thead><tbody>'
    )
    for each in held:
        series = all_series()[each.series]
        estimate = ' (estimate / <i lang="fr">estimation</i>)' if series.inferred else ""
        yield (
            f'<tr><td><a href="{_safe(each.path)}">{_safe(each.path)}</a></td>'
            f'<td>{_safe(each.what.en)}<br><i lang="fr">{_safe(each.what.fr)}</i></td>'
            f"<td>{_safe(series.code) or '–'}{estimate}</td>"
            f"<td><code>{each.sha256}</code></td></tr>"
        )
    yield "</tbody></table>"


def _safe(text: str) -> str:
    return html.escape(text)
