"""The disposal plan as a file: preliminary or final, PDF or workbook."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from drawdown.property.disposal.document import Document, final_document, preliminary_document
from drawdown.property.disposal.plan_pages import to_pdf, to_workbook
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.property import models
from drawdown.web.property.disposal import disposal_rules, finals, totals
from drawdown.web.property.files import sales
from drawdown.web.register.queries import current_snapshot, register_of

PDF = "application/pdf"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def plan_file(request: AskingRequest, kind: str, form: str) -> HttpResponse:
    """Return the plan as of now; what it says follows from the rows, and is kept nowhere."""
    snapshot = current_snapshot()
    if kind not in ("preliminary", "final") or form not in ("pdf", "xlsx") or snapshot is None:
        raise Http404
    known = register_of(snapshot).mission
    document = _document(kind, known.acronym or known.id, request)
    content = to_pdf(document) if form == "pdf" else to_workbook(document)
    answer = HttpResponse(content, content_type=PDF if form == "pdf" else WORKBOOK)
    name = f"disposal-plan-{kind}-{document.as_of}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _document(kind: str, mission: str, request: AskingRequest) -> Document:
    today = request.who.at.date()
    if kind == "final":
        return final_document(mission, today, finals(), sales=sales())
    found = totals(models.Item.objects.all())
    groups = disposal_rules().groups
    return preliminary_document(
        mission,
        today,
        found.rows,
        register=found.register,
        destinations={group.id: (group.destination, group.destination_fr) for group in groups},
    )
