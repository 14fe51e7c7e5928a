"""A correction beside the statement that it corrects, for anybody to read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from drawdown.statements.changes import side_by_side
from drawdown.web.statements import models
from drawdown.web.statements.views.released import found, text_of


def correction(request: HttpRequest, statement_id: str, language: str) -> HttpResponse:
    """Show the old text and the new one, paragraph by paragraph."""
    file = found(statement_id)
    row = models.Statement.objects.get(pk=file.id)
    if not row.corrects:
        raise Http404
    before = found(row.corrects)
    old, new = text_of(before, language), text_of(file, language)
    context = {
        "page": "statements",
        "row": row,
        "file": file,
        "before": before,
        "language": language,
        "title": new.split("\n", 1)[0],
        "pairs": side_by_side(old, new),
    }
    return render(request, "statements/correction.html", context)
