"""The statement of a site, or of a part of it, in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from drawdown.progress.telling.words import Language
from drawdown.statements.fact import Fact
from drawdown.statements.gather import Records, facts
from drawdown.statements.write import Said, Statement, write
from drawdown.web.register.queries import current_snapshot, history_of, register_of
from drawdown.web.statements.evidence import evidence_of
from drawdown.web.statements.sentences_kept import SENTENCES


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text. `number` leads to its evidence; a lead has none. `line` begins a line."""

    text: str
    number: int | None
    line: bool


def statement(request: HttpRequest, site_id: str) -> HttpResponse:
    """Show what can be said; a site whose day no source gives says so."""
    snapshot = current_snapshot()
    if snapshot is None:
        return render(request, "pages/empty.html")
    records = Records(register_of(snapshot), history_of(snapshot), sentences=SENTENCES.in_force())
    try:
        site = records.register.site(site_id)
    except KeyError as error:
        raise Http404 from error
    if site.id != site_id:
        return redirect("statement", site_id=site.id)
    part = request.GET.get("part") or None
    if part is not None and part not in {annex.id for annex in site.annexes}:
        raise Http404
    known = facts(records, site.id, part)
    told = write(records, known, _language()) if known else None
    context = {
        "page": "site",
        "site_id": site.id,
        "site": site,
        "part": part,
        "parts": [a for a in site.annexes if facts(records, site.id, a.id)],
        "told": told,
        "paragraphs": [list(_pieces(p, told)) for p in told.paragraphs] if told else [],
        "evidence": list(evidence_of(_numbered(told), records)) if told else [],
    }
    return render(request, "statements/site.html", context)


def _language() -> Language:
    """Return the language of the reader; what we do not write is told in English."""
    spoken = (get_language() or "").split("-")[0]
    return Language(spoken) if spoken in {x.value for x in Language} else Language.ENGLISH


def _pieces(paragraph: tuple[Said, ...], told: Statement) -> Iterator[Piece]:
    numbers = _numbers(told)
    for said in paragraph:
        number = numbers[said.fact] if said.fact is not None else None
        yield Piece(said.text.lstrip("\n"), number, line=said.text.startswith("\n"))


def _numbers(told: Statement) -> dict[Fact, int]:
    return {fact: number for number, fact in _numbered(told)}


def _numbered(told: Statement) -> list[tuple[int, Fact]]:
    return list(enumerate(dict.fromkeys(told.facts), 1))
