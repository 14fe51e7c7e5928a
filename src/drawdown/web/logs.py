"""What the server writes of its work: a line for each request, for people or for programs.

No line names a person, an address or what was asked for: of a request, its id, the name of the
route, the answer and the time it took; of an error, its kind and the places in the code. Only text,
for one's own machine, also has the words of the error itself.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{7,63}")
"""An id that a web server before ours may give: no place for a name or an address."""
FRAMES = 12
"""Places in the code that a line tells of an error, the innermost last."""
PARTS = ("route", "status", "milliseconds")
BROKE = 500

current: ContextVar[str] = ContextVar("current", default="")
"""The id of the request under way; empty outside of requests."""
requests = logging.getLogger("drawdown.requests")


class RequestLog:
    """Gives every request an id, says it in the answer, and writes a line when it was answered.

    It stands before all others, so that whatever is logged within a request has its id.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        name = given if GIVEN.fullmatch(given) else secrets.token_hex(8)
        before = current.set(name)
        began = time.monotonic()
        try:
            response = self.get_response(request)
            response.headers[HEADER] = name
            told = {
                "route": request.resolver_match.view_name if request.resolver_match else None,
                "status": response.status_code,
                "milliseconds": round((time.monotonic() - began) * 1000),
            }
            level = logging.ERROR if response.status_code >= BROKE else logging.INFO
            requests.log(level, "answered", extra=told)
        finally:
            current.reset(before)
        return response


class Raised(logging.Filter):
    """Lets through what was raised: Django says once more that the answer was 500."""

    def filter(self, record: logging.LogRecord) -> bool:
        return bool(record.exc_info)


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and what is known of the request."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": moment(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": words(record),
            "request": current.get() or None,
            **parts(record),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line |= error(record.exc_info[1])
        kept = {name: value for name, value in line.items() if value is not None}
        return json.dumps(kept, ensure_ascii=False, default=str)


class Text(logging.Formatter):
    """The same for people, with the whole traceback of an error."""

    def format(self, record: logging.LogRecord) -> str:
        told = [moment(record), record.levelname, words(record)]
        told += [f"{name} {value}" for name, value in parts(record).items() if value is not None]
        if name := current.get():
            told.append(f"request {name}")
        line = ", ".join(told)
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def moment(record: logging.LogRecord) -> str:
    """Return when it was, in UTC, to the millisecond."""
    when = datetime.fromtimestamp(record.created, tz=UTC)
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def words(record: logging.LogRecord) -> str:
    """Return what is said; Django's words are left out, since they repeat what was sent to it."""
    if record.name == "django.request":
        return "a request broke"
    if record.name.startswith("django.security"):
        return f"refused: {record.name.removeprefix('django.security.')}"
    return record.getMessage()


def parts(record: logging.LogRecord) -> dict[str, Any]:
    """Return what a line of `RequestLog` tells of its request."""
    return {name: getattr(record, name, None) for name in PARTS if record.name == requests.name}


def error(raised: BaseException) -> dict[str, Any]:
    """Return the kind of an error and where it was raised; its words may repeat what was sent."""
    frames = traceback.extract_tb(raised.__traceback__)[-FRAMES:]
    return {
        "error": type(raised).__qualname__,
        "at": [f"{_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames],
    }


def configuration(form: str) -> dict[str, Any]:
    """Return Django's LOGGING: `json` has a line for each request, `text` for those that broke."""
    level = "INFO" if form == "json" else "ERROR"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": "drawdown.web.logs.JsonLines"},
            "text": {"()": "drawdown.web.logs.Text"},
        },
        "filters": {"raised": {"()": "drawdown.web.logs.Raised"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            # A page that was refused or not found is no fault of ours; its traceback says nothing.
            "django.request": {"level": "ERROR", "filters": ["raised"]},
            # Django's own handlers write the address that was asked for.
            "django": {"handlers": [], "propagate": True},
            requests.name: {"level": level},
        },
    }


def _module(file: str) -> str:
    """Return a file from its package on: where an installation lies is nobody's matter."""
    for root in ("/site-packages/", "/src/"):
        if root in file:
            return file.rpartition(root)[2]
    return file.rpartition("/")[2]
