"""The rules on a page: handed out, compared first, proposed by one and put in force by another."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from drawdown.rules.closing_reading import load_closing
from drawdown.rules.edited import tables_of
from drawdown.web.closing.queries import RULES, rules, shipped
from drawdown.web.closing.rules.upload import packed_tables, printed, read_rules
from drawdown.web.closing.rules.words import FIELDS
from drawdown.web.closing.rules.words import TABLES as TABLE_WORDS
from drawdown.web.records.models import Entry, Refusal
from drawdown.web.records.sending import new_stamp
from drawdown.web.store import documents
from tests.web.closing.test_forms import (  # noqa: F401 -- fixtures
    logged_in_once,
    nobody_yet,
    office,
)

pytestmark = pytest.mark.django_db


def edited(version: str = "3-ours", witnesses: int = 3) -> SimpleUploadedFile:
    content = json.loads(printed(rules()))
    content["version"], content["exit"]["witnesses"] = version, witnesses
    return SimpleUploadedFile("rules.json", json.dumps(content).encode())


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, page
    return html.unescape(found[1])


def test_what_is_handed_out_can_be_sent_back_and_is_the_same() -> None:
    assert read_rules(printed(shipped())) == shipped()
    assert read_rules(packed_tables()) == load_closing()


def propose(client: Client, file: SimpleUploadedFile, reason: str) -> str:
    """Propose the rules of a file; return where its answer leads."""
    page = client.post("/rules/check", {"file": file}).content.decode()
    asked = {name: hidden(page, name) for name in ("stamp", "offered")}
    return client.post("/rules/propose", asked | {"reason": reason}).headers["Location"]


def adopt(client: Client, reason: str = "as proposed", which: int = -1) -> Any:
    """Put a proposal in force; `which` counts those that wait."""
    stamp = new_stamp(timezone.now()).signed()
    where = f"/rules/adopt/{RULES.waiting()[which].entry}"
    return client.post(where, {"stamp": stamp, "reason": reason})


def withdraw(client: Client, reason: str = "a better wording comes") -> Any:
    """Take the last proposal away."""
    stamp = new_stamp(timezone.now()).signed()
    where = f"/rules/withdraw/{RULES.waiting()[-1].entry}"
    return client.post(where, {"stamp": stamp, "reason": reason})


def test_a_change_is_shown_proposed_by_one_and_put_in_force_once_by_another() -> None:
    cell = logged_in_once("drawdown_cell_chief")
    acts, stored = Entry.objects.count(), len(list(documents().root.rglob("*")))
    page = cell.post("/rules/check", {"file": edited()}).content.decode()
    assert "Witnesses of each destruction" in page
    assert "3-ours" in page
    assert (Entry.objects.count(), len(list(documents().root.rglob("*")))) == (acts, stored)
    asked = {name: hidden(page, name) for name in ("stamp", "offered")}
    assert cell.post("/rules/propose", asked).status_code == 400, "a reason is asked for"
    done = cell.post("/rules/propose", asked | {"reason": "the guide asks for three"})
    assert done.status_code == 302
    again = cell.post("/rules/propose", asked | {"reason": "the guide asks for three"})
    assert again["Location"] == done["Location"]
    assert Entry.objects.count() == acts + 1
    assert rules() == shipped(), "a proposal changes nothing"
    director = logged_in_once("director_mission_support")
    waiting = director.get("/rules").content.decode()
    assert "the guide asks for three" in waiting
    assert "Put in force" in waiting
    assert adopt(director, reason=" ").status_code == 400
    where = adopt(director)["Location"]
    assert (rules().version, rules().exit.witnesses) == ("3-ours", 3)
    assert Entry.objects.count() == acts + 2
    assert "as proposed" in director.get(where).content.decode()
    assert "waiting for another person" not in director.get("/rules").content.decode()


def test_nobody_puts_in_force_what_they_proposed() -> None:
    director = logged_in_once("director_mission_support")
    propose(director, edited(), "the guide")
    page = director.get("/rules").content.decode()
    assert "another person puts it in force" in page
    assert "Put in force" not in page
    refusals = Refusal.objects.count()
    assert adopt(director).status_code == 409
    assert Refusal.objects.count() == refusals + 1
    assert rules() == shipped()
    cell = logged_in_once("drawdown_cell_chief")
    assert adopt(cell).status_code == 403, "the cell proposes and puts nothing in force"
    assert cell.post("/rules/adopt/999", {"reason": "x"}).status_code in {403, 404}


def test_a_proposal_is_told_to_who_decides_and_can_be_withdrawn_and_made_again() -> None:
    cell, director = (
        logged_in_once(each) for each in ("drawdown_cell_chief", "director_mission_support")
    )
    propose(cell, edited(), "the guide")
    waits = "Closing rules: version 3-ours waits for a second person"
    assert waits in director.get("/notices").content.decode()
    assert waits not in cell.get("/notices").content.decode()
    assert withdraw(cell, reason=" ").status_code == 400
    stale = RULES.waiting()[0].entry
    assert withdraw(cell).status_code == 302
    assert not RULES.waiting()
    assert waits not in director.get("/notices").content.decode()
    stamp = new_stamp(timezone.now()).signed()
    gone = director.post(f"/rules/adopt/{stale}", {"stamp": stamp, "reason": "late"})
    assert gone.status_code == 404
    propose(cell, edited(), "once more")
    assert adopt(director).status_code == 302
    assert rules().version == "3-ours"


def test_what_was_put_in_force_is_not_withdrawn() -> None:
    cell, director = (
        logged_in_once(each) for each in ("drawdown_cell_chief", "director_mission_support")
    )
    propose(cell, edited(), "the guide")
    row = RULES.waiting()[0]
    assert adopt(director).status_code == 302
    refusals = Refusal.objects.count()
    stamp = new_stamp(timezone.now()).signed()
    answer = cell.post(f"/rules/withdraw/{row.entry}", {"stamp": stamp, "reason": "too late"})
    assert answer.status_code == 409
    assert "J211" in answer.content.decode()
    assert Refusal.objects.count() == refusals + 1
    assert rules().version == "3-ours"


def test_rules_that_changed_meanwhile_are_not_overwritten() -> None:
    cell = logged_in_once("drawdown_cell_chief")
    for name, count in (("a", 3), ("b", 4)):
        propose(cell, edited(f"3-{name}", count), name)
    late = cell.post("/rules/check", {"file": edited("3-c", 5)}).content.decode()
    director = logged_in_once("director_mission_support")
    stamp = hidden(director.get("/rules").content.decode(), "stamp")
    second = RULES.waiting()[1].entry
    assert adopt(director, which=0).status_code == 302
    refusals = Refusal.objects.count()
    answer = director.post(f"/rules/adopt/{second}", {"stamp": stamp, "reason": "b"})
    assert answer.status_code == 409
    asked = {name: hidden(late, name) for name in ("stamp", "offered")}
    answer = cell.post("/rules/propose", asked | {"reason": "c"})
    assert answer.status_code == 409
    assert "J201" in answer.content.decode()
    assert rules().version == "3-a"
    assert Refusal.objects.count() >= refusals + 1


def test_whoever_does_not_decide_on_rules_reads_them_and_changes_none() -> None:
    client = logged_in_once("environmental_officer")
    page = client.get("/rules").content.decode()
    assert "Authority to close" in page
    assert "Show what it changes" not in page
    assert client.post("/rules/check", {"file": edited()}).status_code == 403


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("closing/gates.csv", b"0" * 50_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1", b"PK\x03\x04 nothing", bomb(), b"x" * 3_000_000, b'{"id": 1e999}'],
)
def test_a_file_that_holds_no_rules_is_answered_in_words(content: bytes) -> None:
    client = logged_in_once("director_mission_support")
    answer = client.post("/rules/check", {"file": SimpleUploadedFile("r.json", content or b" ")})
    assert answer.status_code == 400
    assert "J207" in answer.content.decode() or "V" in answer.content.decode()


def test_a_rule_that_names_what_is_not_there_is_told_from_which_table() -> None:
    content = json.loads(printed(rules()))
    content["transitions"][0]["gates"] = ["G9"]
    file = SimpleUploadedFile("rules.json", json.dumps(content).encode())
    answer = logged_in_once("director_mission_support").post("/rules/check", {"file": file})
    assert answer.status_code == 400
    assert "G9" in answer.content.decode()


def fields(page: str) -> dict[str, str]:
    found = re.findall(r'name="(value_\w+|before|version)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def test_a_rule_is_edited_by_a_form_that_asks_for_its_source_and_shows_the_difference() -> None:
    client = logged_in_once("drawdown_cell_chief")
    where = "/rules/exit/0"
    given = fields(client.get(where).content.decode()) | {"value_witnesses": "3"}
    acts = Entry.objects.exclude(kind="ledger.refused").count()
    assert client.post(f"{where}/check", given).status_code == 400, "a source is asked for"
    shown = client.post(f"{where}/check", given | {"source": "our directive 7"})
    page = shown.content.decode()
    assert "Thresholds of a hasty exit" in page
    assert "Witnesses of each destruction" in page
    assert "our directive 7" in page
    assert Entry.objects.exclude(kind="ledger.refused").count() == acts, "nothing is written yet"
    asked = {name: hidden(page, name) for name in ("stamp", "offered")}
    assert client.post("/rules/propose", asked | {"reason": "the directive"}).status_code == 302
    assert adopt(logged_in_once("director_mission_support")).status_code == 302
    assert rules().exit.witnesses == 3
    assert rules().exit.provenance_of("witnesses").source == ("our directive 7",)
    late = client.post(f"{where}/check", given | {"source": "our directive 7"})
    assert late.status_code == 409, "the rules that the form showed are not in force any more"


def test_a_value_that_nobody_can_follow_is_refused_and_stays_in_the_form() -> None:
    client = logged_in_once("director_mission_support")
    given = fields(client.get("/rules/exit/0").content.decode()) | {"source": "s"}
    answer = client.post("/rules/exit/0/check", given | {"value_witnesses": "two"})
    assert answer.status_code == 409
    assert 'value="two"' in answer.content.decode()
    assert client.get("/rules/exit/1").status_code == 404
    assert client.get("/rules/secrets/0").status_code == 404


def test_whoever_does_not_decide_on_rules_reads_the_values_and_sends_none() -> None:
    client = logged_in_once("environmental_officer")
    page = client.get("/rules/checklist/11").content.decode()
    assert "Ammunition points" in page
    assert "<form class" not in page.split("<main")[1]
    assert client.post("/rules/checklist/11/check", {"source": "s"}).status_code == 403


def test_tables_and_fields_have_names_in_words() -> None:
    for table, rows in tables_of(rules()).items():
        assert table in TABLE_WORDS
        assert {field for row in rows for field in row} <= set(FIELDS)
