"""Hands out the final documents of the liquidation, as PDF and as a workbook."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse

from drawdown.property.disposal.plan_pages import to_pdf, to_workbook
from drawdown.web.closing.days import day_of
from drawdown.web.liquidation.papers import PAPERS
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.queries import current_snapshot

TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def paper(request: AskingRequest, name: str, form: str) -> HttpResponse:
    """Return one document; `?on=` asks for an earlier day."""
    if current_snapshot() is None or name not in PAPERS or form not in TYPES:
        raise Http404
    try:
        asked = request.GET.get("on", "")
        today = date.fromisoformat(asked) if asked else day_of(request.who)
    except ValueError as error:
        raise Http404 from error
    document = PAPERS[name](today)
    content = to_pdf(document) if form == "pdf" else to_workbook(document)
    answer = HttpResponse(content, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}-{today}.{form}"'
    return answer
