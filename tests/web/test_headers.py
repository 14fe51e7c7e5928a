"""Every answer says what may be loaded; no page carries style or script of its own."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from drawdown.web.register.models import Snapshot

PAGES = ("/", "/plan", "/site/nord", "/run", "/?day=2023-08-01")
ANSWERS = (*PAGES, "/nowhere", "/site/nowhere", "/static/nowhere.css", "/map/land.json")
INLINE = re.compile(r"(?i)<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:")


@pytest.mark.parametrize("address", ANSWERS)
def test_the_content_policy_is_on_every_answer(
    client: Client, mission: Snapshot, address: str
) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'self'"
    assert rules["script-src"] == "'self'"
    assert rules["style-src"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ANSWERS)
def test_the_usual_headers_are_on_every_answer(
    client: Client, mission: Snapshot, address: str
) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("address", PAGES)
def test_no_page_carries_style_or_script_of_its_own(
    client: Client, mission: Snapshot, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert INLINE.findall(answer.content.decode()) == []


def test_it_has_a_page_for_what_is_not_there(client: Client, mission: Snapshot) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_a_broken_page_tells_nothing_about_the_inside(
    client: Client, mission: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("the inside")

    monkeypatch.setattr("drawdown.web.works.views.mission.sites_on", breaks)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "the inside" not in answer.content.decode()
    assert "Content-Security-Policy" in answer.headers
