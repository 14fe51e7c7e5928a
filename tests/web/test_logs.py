"""What is written of a request: its id, route, answer and time, and nothing that was sent."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from io import StringIO

import pytest
from django.http import HttpResponse
from django.test import Client

from drawdown.web.environment import BadEnvironment, read_environment
from drawdown.web.logs import JsonLines, Text, configuration, requests
from drawdown.web.register.models import Snapshot

GIVEN = "a1b2c3d4-from-the-front"
SENT = "amadou.private"


class Written:
    """What the loggers of the server wrote, in one of the two forms."""

    def __init__(self) -> None:
        self.stream = StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(JsonLines())

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]


@pytest.fixture
def written() -> Iterator[Written]:
    """Return what is written from now on, as an installation does that asked for JSON."""
    written, root, level = Written(), logging.getLogger(), requests.level
    root.addHandler(written.handler)
    requests.setLevel("INFO")
    yield written
    requests.setLevel(level)
    root.removeHandler(written.handler)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    """Break the first page with words that name a person."""

    def breaks(*_: object) -> None:
        raise RuntimeError(f"no {SENT}")

    monkeypatch.setattr("drawdown.web.works.views.mission.sites_on", breaks)
    client.raise_request_exception = False


def test_a_request_is_a_line_with_its_id_route_answer_and_time(
    client: Client, mission: Snapshot, written: Written
) -> None:
    answer = client.get(f"/site/nord?q={SENT}", headers={"X-Request-ID": GIVEN})
    assert answer.headers["X-Request-ID"] == GIVEN
    (line,) = written.lines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", str(line.pop("time")))
    assert isinstance(line.pop("milliseconds"), int)
    assert line == {
        "level": "info",
        "logger": "drawdown.requests",
        "message": "answered",
        "request": GIVEN,
        "route": "site",
        "status": 200,
    }


@pytest.mark.parametrize("given", ["", "short", SENT + "@example.org", "a" * 65, "a1b2c3d4\tx"])
def test_an_id_that_could_hold_more_than_a_number_is_not_taken(
    client: Client, mission: Snapshot, given: str
) -> None:
    answer = client.get("/", headers={"X-Request-ID": given})
    assert re.fullmatch(r"[0-9a-f]{16}", answer.headers["X-Request-ID"])


def test_two_requests_have_two_ids(client: Client, mission: Snapshot) -> None:
    assert len({client.get("/nowhere").headers["X-Request-ID"] for _ in range(3)}) == 3


def test_an_error_names_its_kind_and_place_and_nothing_that_was_sent(
    client: Client, mission: Snapshot, written: Written, broken: None
) -> None:
    client.get(f"/?day=2023-08-01&{SENT}", headers={"X-Request-ID": GIVEN})
    error, answered = written.lines()
    assert error["error"] == "RuntimeError"
    assert "test_logs.py" in str(error["at"])
    assert error["request"] == answered["request"] == GIVEN
    assert (answered["status"], answered["level"]) == (500, "error")
    text = written.stream.getvalue()
    assert SENT not in text
    assert "day=" not in text
    assert "127.0.0.1" not in text


def test_a_host_that_is_not_ours_is_not_repeated(client: Client, written: Written) -> None:
    assert client.get("/", headers={"host": f"{SENT}.org"}).status_code == 400
    assert written.lines()[0]["message"] == "refused: DisallowedHost"
    assert SENT not in written.stream.getvalue()


def test_the_page_of_an_error_shows_the_id_in_both_languages(
    client: Client, mission: Snapshot, broken: None
) -> None:
    answer = client.get("/", headers={"X-Request-ID": GIVEN})
    text = answer.content.decode()
    assert f"<code>{GIVEN}</code>" in text
    assert "this number finds it" in text
    assert "ce numéro permet" in text
    assert answer.headers["X-Request-ID"] == GIVEN


def test_a_program_is_told_the_id(
    client: Client, mission: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("drawdown.web.people.middleware.RightsMiddleware.__call__", breaks)
    client.raise_request_exception = False
    answer = client.get("/api/v1/sites", headers={"X-Request-ID": GIVEN})
    assert GIVEN in answer.json()["problem"]


def test_text_is_for_people_with_all_that_an_error_says(
    client: Client, mission: Snapshot, written: Written, broken: None
) -> None:
    written.handler.setFormatter(Text())
    client.get("/", headers={"X-Request-ID": GIVEN})
    text = written.stream.getvalue()
    assert f"ERROR, a request broke, request {GIVEN}\nTraceback" in text
    assert SENT in text


def test_an_answer_of_500_is_told_once(
    client: Client, mission: Snapshot, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "drawdown.web.people.middleware.RightsMiddleware.__call__",
        lambda *_: HttpResponse(status=500),
    )
    assert client.get("/").status_code == 500
    assert [line["logger"] for line in written.lines()] == ["drawdown.requests"]


def test_text_has_no_line_for_a_page_that_was_shown() -> None:
    assert configuration("text")["loggers"]["drawdown.requests"]["level"] == "ERROR"
    assert configuration("json")["loggers"]["drawdown.requests"]["level"] == "INFO"


def test_another_form_of_logs_is_refused_by_name() -> None:
    assert read_environment({"DRAWDOWN_LOGS": "json"}).logs_as() == "json"
    assert read_environment({}).logs_as() == "text"
    with pytest.raises(BadEnvironment, match="DRAWDOWN_LOGS must be text or json"):
        read_environment({"DRAWDOWN_LOGS": "xml"}).logs_as()
