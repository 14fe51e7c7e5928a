"""The programming interface put together: its operations, and how each refusal is answered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from drawdown import __version__
from drawdown.core.findings import Finding, Place, Refused
from drawdown.documents import faults as document_faults
from drawdown.ledger.act import BadAct
from drawdown.ledger.acts.faults import NO_ACT
from drawdown.web.api import acts, reading
from drawdown.web.api.shapes import FindingOut, Problem
from drawdown.web.people.unfit import UNREAD, record_unfit
from drawdown.web.people.who import Who
from drawdown.web.records.door import Conflict, RefusedAct
from drawdown.web.records.log import NotOpen
from drawdown.web.records.permission import Stranger

NO_ACTS = (400, 422)
"""Answers to a body that is no act."""
DESCRIPTION = """\
The same acts as on the pages. Send `Authorization: Bearer <token>`; a token speaks for its person,
and for nobody else. An act is idempotent by its id: send it again until you have its receipt."""

api = NinjaAPI(
    title="drawdown",
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
api.add_router("", acts.router)
api.add_router("", reading.router)


def description(request: HttpRequest) -> HttpResponse:
    """Show what the interface can do, as OpenAPI 3.1."""
    schema = api.get_openapi_schema(path_prefix="/api/")
    content = json.dumps(schema, ensure_ascii=False, indent=1)
    return HttpResponse(content, content_type="application/json")


def pages(request: HttpRequest) -> HttpResponse:
    """Show the same as pages to read and to try."""
    settings = json.dumps({"url": reverse("api-openapi"), "layout": "BaseLayout"})
    return render(
        request, "ninja/swagger.html", {"api": api, "swagger_settings": settings, "add_csrf": False}
    )


def problem(status: int, words: str, findings: Sequence[Finding] = ()) -> HttpResponse:
    """Answer that nothing was done, and why."""
    body = Problem(problem=words, findings=[FindingOut.of(finding) for finding in findings])
    return HttpResponse(body.model_dump_json(), status=status, content_type="application/json")


@api.exception_handler(HttpError)
def _said(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code in NO_ACTS:
        _tried(request)
    return problem(error.status_code, error.message)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    words = "; ".join(f"{_place(each)}: {each.get('msg', '')}" for each in error.errors[:10])
    _tried(request)
    return problem(422, words)


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problem(413, "the request is larger than 1 MB")


@api.exception_handler(NotOpen)
def _not_open(request: HttpRequest, error: NotOpen) -> HttpResponse:
    return problem(503, str(error))


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    full = any(each.code == document_faults.DISK_FULL.code for each in error.findings)
    return problem(507 if full else 422, "not accepted", error.findings)


@api.exception_handler(BadAct)
def _malformed(request: HttpRequest, error: BadAct) -> HttpResponse:
    _tried(request)
    return problem(422, "this is no act; that it was sent is recorded", error.findings)


@api.exception_handler(Stranger)
def _stranger(request: HttpRequest, error: Stranger) -> HttpResponse:
    return problem(403, "nobody known here; it was not recorded", error.findings)


@api.exception_handler(RefusedAct)
def _refused_act(request: HttpRequest, error: RefusedAct) -> HttpResponse:
    return problem(422, "refused, and the ledger says so", error.findings)


@api.exception_handler(Conflict)
def _conflict(request: HttpRequest, error: Conflict) -> HttpResponse:
    return problem(409, "kept for a person to settle", error.findings)


def _tried(request: HttpRequest) -> None:
    """Record that a body was sent as an act which is none, by somebody who may send acts."""
    who: Who = request.who  # type: ignore[attr-defined]
    match = request.resolver_match
    if match is not None and match.url_name == "api-acts" and who.token and who.may_change:
        record_unfit(who, UNREAD, NO_ACT.at(Place("act")), route=match.view_name)


def _place(each: dict[str, Any]) -> str:
    return ".".join(str(part) for part in each.get("loc", ()))
