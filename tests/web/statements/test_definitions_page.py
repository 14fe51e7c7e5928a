"""The mission's own figures on their page: tried, put in force by an act, told as a statement."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from drawdown.core.findings import Place
from drawdown.statements import faults
from drawdown.statements.own import shipped_own
from drawdown.web.acts import HANDLERS
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.sending import new_stamp
from drawdown.web.statements.models import FiguresInForce
from drawdown.web.ui.findings import in_words
from tests.web.conftest import NOW, Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.worlds import load_minusma

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]
DIRECTOR = "p-aaaa"
WHY = "the directive asks for it"


@pytest.fixture(autouse=True)
def minusma(db: None, installation: Real) -> None:
    installation()
    load_minusma(NOW)


@pytest.fixture
def director() -> Client:
    in_office(enrolled(DIRECTOR), "director_mission_support")
    return logged_in(DIRECTOR)


def edited(version: str = "2", name: str = "sites gone") -> bytes:
    held = json.loads(shipped_own().to_bytes())
    held["version"] = version
    held["figures"][-1] |= {"name": name}
    return json.dumps(held).encode()


def sent(client: Client, content: bytes) -> str:
    file = SimpleUploadedFile("figures.json", content)
    return client.post("/figures/own/check", {"file": file}).content.decode()


def adopted(client: Client, content: bytes, reason: str = WHY) -> int:
    words = sent(client, content)
    found = {
        name: re.search(rf'name="{name}" value="([^"]+)"', words) for name in ("offered", "stamp")
    }
    given = {name: match[1] for name, match in found.items() if match}
    return client.post("/figures/own/adopt", {**given, "reason": reason}).status_code


def test_the_page_counts_what_is_shipped_until_something_is_adopted(director: Client) -> None:
    words = director.get("/figures/own").content.decode()
    assert "field-mission-1" in words
    assert "Sites that the mission is out of" in words
    assert ">13<" in words
    assert 'id="own-figure-sites-over"' in director.get("/figures").content.decode()


def test_a_file_is_shown_first_and_comes_into_force_by_one_act(director: Client) -> None:
    words = sent(director, edited())
    assert 'id="new-figure-sites-over"' in words
    assert not FiguresInForce.objects.exists()
    assert adopted(director, edited()) == 302
    assert Entry.objects.filter(kind="figures.adopted").count() == 1
    after = director.get("/figures/own").content.decode()
    assert "Sites gone" in after
    assert WHY in after


def test_as_of_an_earlier_entry_the_earlier_definitions_hold(director: Client) -> None:
    assert adopted(director, edited()) == 302
    entry = FiguresInForce.objects.get().entry
    assert "Sites gone" in director.get("/figures").content.decode()
    earlier = director.get(f"/figures?as_of={entry}").content.decode()
    assert "Sites gone" not in earlier
    assert "Sites that the mission is out of" in earlier


def test_a_bad_definition_is_refused_in_words_and_in_french(director: Client) -> None:
    content = json.loads(edited())
    content["figures"][0]["query"]["take"] = "tonnes"
    words = sent(director, json.dumps(content).encode())
    assert "P603" in words
    assert "number, vehicles, people, injured" in words
    with override("fr"):
        (said,) = in_words([faults.SUM_TWICE.at(Place("sums", 1), figure="x")])
    assert said.found == "la somme `x` figure deux fois"


def test_a_version_of_other_definitions_is_refused(director: Client) -> None:
    assert adopted(director, edited()) == 302
    assert adopted(director, edited(version="3", name="sites left")) == 302
    assert adopted(director, edited(version="2", name="sites quit")) == 409
    assert FiguresInForce.objects.count() == 2


def test_no_reason_is_no_act(director: Client) -> None:
    assert adopted(director, edited(), reason=" ") == 400
    assert not FiguresInForce.objects.exists()


def test_whoever_holds_no_such_office_is_turned_away() -> None:
    in_office(enrolled("p-bbbb"), "public_information")
    client = logged_in("p-bbbb")
    assert client.get("/figures/own").status_code == 200
    file = SimpleUploadedFile("figures.json", edited())
    assert client.post("/figures/own/check", {"file": file}).status_code in {403, 404}


def test_own_figures_are_drafted_as_a_statement_and_a_rebuild_gives_the_same_rows(
    director: Client,
) -> None:
    assert adopted(director, edited()) == 302
    in_office(enrolled("p-cccc"), "public_information")
    press = logged_in("p-cccc")
    about = "mission-figures@2024-11-15"
    assert f'value="{about}"' in press.get("/statements").content.decode()
    stamp = new_stamp(NOW).signed()
    answer = press.post("/statements/begin", {"about": about, "stamp": stamp})
    assert answer.status_code == 302
    words = press.get("/statements/mission-figures-2024-11-15").content.decode()
    assert "sites gone" in words
    before = own_rows()
    assert before["statements_figuresinforce"]
    rebuild(HANDLERS)
    assert own_rows() == before


def own_rows() -> dict[str, Any]:
    return {name: rows for name, rows in every_row().items() if name.startswith("statements_")}
