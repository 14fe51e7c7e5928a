"""The pages of movements and of strength in a real Chromium: axe, narrow and wide."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from drawdown.core.findings import Finding
from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.ledger.act import Actor, PersonId
from drawdown.movement.go_list import shipped
from drawdown.web.movement.actions.record import BY_KIND, record
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.permission import Request
from drawdown.web.records.sending import About, send
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from tests.web.axe import NARROW, axe_faults
from tests.web.conftest import BY_OPERATOR
from tests.web.property.test_import import apply, table
from tests.web.test_in_the_browser import OVER_THE_EDGE, reader

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def anybody(request: Request) -> Iterable[Finding]:
    """Permit everything: these tests ask what pages look like, not who may send acts."""
    return ()


def say(kind: str, person: str, /, **body: Any) -> None:
    """Record an act on the movement by somebody."""
    actor = Actor(person=PersonId(person), capacity="head_of_mission", delegation=None)
    by = replace(BY_OPERATOR, actor=actor, permission=anybody)
    content = BY_KIND[kind].kind.body.model_validate({"movement": "mv-1", **body}, strict=False)
    papers = [str(body[name]) for name in ("document", "discrepancy") if name in body]
    record(kind, content, papers, by=by)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing(
    browser: Browser, live_server: LiveServer, mission: Snapshot, tmp_path: Path, language: str
) -> None:
    apply(table(tmp_path, ("P-1", "Pump", "nord", 5)))
    lines, boxes = [{"line": "P-1", "quantity": 4}], [{"container": "MSKU1234565", "seal": "S-7"}]
    load: dict[str, Any] = {
        "mode": "convoy", "origin": "nord", "destination": "sud", "lines": lines,
        "boxes": boxes, "dangers": [{"un_class": "3", "what": "fuel"}],
    }  # fmt: skip
    say("movement.loaded", "p-0001", leaves_on="2026-01-01", **load)
    why = {"rules": shipped().digest, "answers": {"escort": "no"}, "reason": "no way is open"}
    say("movement.decided", "p-0002", on="2026-01-01", go="at_risk", **why)
    say(
        "movement.departed",
        "p-0001",
        on="2026-01-01",
        document=stored("out"),
        lines=lines,
        boxes=boxes,
    )
    say("position.reported", "p-0001", on="2026-01-01", lat="14.5", lon="-4.1")
    page = reader(browser, live_server.url, language=language).new_page()
    looked_at(page, "/movement", "/movement/of/mv-1", "/strength")
    came = {"lines": [{"line": "P-1", "quantity": 3}],
            "seals": [{"container": "MSKU1234565", "whole": False}]}  # fmt: skip
    papers = {"document": stored("in"), "discrepancy": stored("short")}
    say("movement.received", "p-0002", on="2026-01-02", **papers, **came)
    looked_at(page, "/movement", "/movement/of/mv-1")
    page.context.close()


def stored(name: str) -> str:
    """Return the name of a document that is in the store and in the ledger."""
    kept = take_in(documents(), io.BytesIO(f"field,value\nname,{name}\n".encode()), name="a.csv")
    body = Added(sha256=kept.sha256, size=kept.size, form=kept.form, title=name)
    about = About(subjects=[f"evidence:{kept.sha256}"], evidence=[kept.sha256])
    send(EVIDENCE_ADDED, body, about, by=BY_OPERATOR)
    return kept.sha256


def looked_at(page: Any, *places: str) -> None:
    """Assert that no page has a fault, and that none is wider than a phone."""
    for where in places:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(where)
        faults = axe_faults(page)
        assert faults == set(), where
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        assert page.evaluate(OVER_THE_EDGE) == [], where
