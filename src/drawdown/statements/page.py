"""A statement as a page of its own: each piece carries the number of its evidence."""

from __future__ import annotations

from html import escape

from drawdown.core.provenance import Source
from drawdown.progress.telling.words import Language
from drawdown.statements.fact import Fact
from drawdown.statements.write import Statement

_EVIDENCE = {Language.ENGLISH: "Evidence", Language.FRENCH: "Preuves"}
_OTHERS = {Language.ENGLISH: "Others say", Language.FRENCH: "D’autres disent"}
_STYLE = (
    "body{font:1.05rem/1.55 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "sup a{text-decoration:none}ol{font-size:.9rem}@media(prefers-color-scheme:dark){"
    "body{background:#14181c;color:#e8e8e4}a{color:#8ec5ff}}"
)


def page(statement: Statement, sources: tuple[Source, ...]) -> str:
    """Return an HTML page without script or anything from elsewhere."""
    known = {source.id: source for source in sources}
    numbers = {fact: place for place, fact in enumerate(dict.fromkeys(statement.facts), 1)}
    language = statement.language
    paragraphs = []
    for paragraph in statement.paragraphs:
        pieces = [
            escape(said.text).replace("\n", "<br>") + _mark(said.fact, numbers)
            for said in paragraph
        ]
        paragraphs.append(f"<p>{''.join(pieces)}</p>")
    notes = [
        f'<li id="e{place}">{_note(fact, known, language)}</li>' for fact, place in numbers.items()
    ]
    title = escape(statement.title)
    return (
        f'<!doctype html><html lang="{language.value}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
        f"{''.join(paragraphs)}<h2>{_EVIDENCE[language]}</h2><ol>{''.join(notes)}</ol>"
        "</main></body></html>\n"
    )


def _mark(fact: Fact | None, numbers: dict[Fact, int]) -> str:
    return f'<sup><a href="#e{numbers[fact]}">{numbers[fact]}</a></sup>' if fact else ""


def _note(fact: Fact, known: dict[str, Source], language: Language) -> str:
    told = ", ".join(_source(name, known) for name in fact.sources)
    for other in fact.alternatives:
        sources = ", ".join(_source(name, known) for name in other.sources)
        note = f" ({escape(other.note)})" if other.note else ""
        told += f". {_OTHERS[language]}: {escape(other.value)}{note}, {sources}"
    return told


def _source(name: str, known: dict[str, Source]) -> str:
    source = known.get(name)
    if source is None:
        return escape(name)
    if source.url is None or not source.url.startswith(("http://", "https://")):
        return escape(source.title)
    return f'<a href="{escape(source.url)}" rel="noreferrer">{escape(source.title)}</a>'
