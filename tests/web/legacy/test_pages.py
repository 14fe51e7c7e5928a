"""The legacy on screen: recorded, imported, illustrated, handed over, and open to everybody."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image

from drawdown.legacy.workbook import COLUMNS
from drawdown.web.acts import HANDLERS
from drawdown.web.legacy.queries import everything
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.sending import new_stamp
from drawdown.web.statements.drafts import records_now
from tests.web.conftest import NOW, Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.worlds import load_minusma

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]

ROW = {
    "id": "mopti-well",
    "sort": "project",
    "region": "Mopti",
    "sites": "mopti-sevare",
    "sector": "water",
    "what": "a well at the market",
    "what_fr": "un puits au marché",
    "amount": "12000000",
    "currency": "XOF",
    "beneficiaries": "900",
    "lat": "14.5",
    "lon": "-4.2",
    "sources": "project file",
}


@pytest.fixture(autouse=True)
def minusma(db: None, installation: Real) -> None:
    installation()
    load_minusma(NOW)


@pytest.fixture
def press() -> Client:
    in_office(enrolled("p-aaaa"), "public_information")
    return logged_in("p-aaaa")


def step(client: Client, name: str, **given: Any) -> Any:
    return client.post(f"/legacy/{name}", {"stamp": new_stamp(timezone.now()).signed(), **given})


def workbook(*rows: dict[str, Any]) -> SimpleUploadedFile:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, COLUMNS)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, [row.get(column, "") for column in COLUMNS])
    return SimpleUploadedFile("legacy.xlsx", content.getvalue())


def photograph() -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(content, "JPEG")
    return SimpleUploadedFile("bridge.jpg", content.getvalue(), content_type="image/jpeg")


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def opened(client: Client, region: str) -> Any:
    return step(client, "publish", region=region, public="yes")


def test_the_folder_of_the_mission_is_in_the_register(press: Client) -> None:
    words = page(press, "/legacy")
    assert "the Songho bridge on National Route RN15, rebuilt" in words
    assert len(everything()) == 24


def test_a_workbook_comes_in_as_one_act(press: Client) -> None:
    other = {**ROW, "id": "mopti-mill", "what": "a mill", "what_fr": "un moulin"}
    assert step(press, "import", workbook=workbook(ROW, other)).status_code == 302
    assert Entry.objects.filter(kind="legacy.imported").count() == 1
    assert {"mopti-well", "mopti-mill"} <= {left.entry.id for left in everything()}


def test_a_workbook_with_findings_is_not_taken_and_names_its_rows(press: Client) -> None:
    wrong = workbook(ROW, {**ROW, "id": "b", "amount": "much"}, {**ROW, "id": "c", "sort": "well"})
    answer = step(press, "import", workbook=wrong)
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "legacy.xlsx:3 [amount]" in words
    assert "legacy.xlsx:4 [sort]" in words
    assert not Entry.objects.filter(kind="legacy.imported").exists()


def test_the_workbook_of_the_page_can_be_taken_back(press: Client) -> None:
    content = press.get("/legacy/workbook").content
    file = SimpleUploadedFile("legacy.xlsx", content)
    before = {left.entry for left in everything()}
    answer = step(press, "import", workbook=file)
    assert answer.status_code == 302, re.findall("Z[^<]*", answer.content.decode())
    assert {left.entry for left in everything()} == before


def test_an_entry_is_recorded_by_the_rules_of_the_workbook(press: Client) -> None:
    assert step(press, "record", **ROW).status_code == 302
    answer = step(press, "record", **{**ROW, "currency": ""})
    assert answer.status_code == 409
    assert "amount and currency go together" in answer.content.decode()
    assert 'value="a well at the market"' in answer.content.decode()


def test_what_is_recorded_is_told_in_the_statement_of_its_site(press: Client) -> None:
    step(press, "record", **ROW)
    stamp = new_stamp(timezone.now()).signed()
    press.post("/statements/begin", {"about": "mopti-sevare", "stamp": stamp})
    words = page(press, "/statements/mopti-sevare")
    assert "a well at the market (" in words
    assert "project file" in words


def test_a_region_is_open_to_everybody_only_after_somebody_opened_it(press: Client) -> None:
    assert Client().get("/done/bandiagara").status_code == 404
    assert press.get("/done/bandiagara").status_code == 200
    assert opened(press, "Bandiagara").status_code == 302
    words = page(Client(), "/done/bandiagara")
    assert "The Songho bridge on National Route RN15, rebuilt" in words
    assert "<svg" in words
    assert "Dogon villages, Fulani villages" in words
    assert "Bandiagara" in page(Client(), "/done")
    assert opened(press, "Bandiagara").status_code == 409
    assert step(press, "publish", region="Bandiagara", public="no").status_code == 302
    assert Client().get("/done/bandiagara").status_code == 404


def test_a_day_is_said_in_the_words_of_the_reader(press: Client) -> None:
    for language, told in (("en", "22 December 2022"), ("fr", "22 décembre 2022")):
        answer = press.get("/done/bandiagara", headers={"accept-language": language})
        assert told in answer.content.decode()
        answer = press.get("/done/mopti", headers={"accept-language": language})
        assert {"en": "March 2020", "fr": "mars 2020"}[language] in answer.content.decode()


def test_a_photograph_is_shown_on_the_public_page_as_a_small_copy(press: Client) -> None:
    given = {"entry": "songho-bridge", "caption": "the bridge", "caption_fr": "le pont"}
    answer = step(press, "attach", file=photograph(), photograph="yes", **given)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    (left,) = (each for each in everything() if each.entry.id == "songho-bridge")
    address = f"/done/picture/{left.pictures[0].document}"
    assert Client().get(address).status_code == 404
    opened(press, "Bandiagara")
    assert 'alt="the bridge"' in page(Client(), "/done/bandiagara")
    answer = Client().get(address)
    assert answer["Content-Type"] == "image/jpeg"
    assert Client().get("/done/picture/" + "0" * 64).status_code == 404


def test_a_paper_is_no_photograph(press: Client) -> None:
    file = SimpleUploadedFile("a.csv", b"a,b\n1,2\n", content_type="text/csv")
    given = {"entry": "songho-bridge", "caption": "a", "caption_fr": "a", "photograph": "yes"}
    assert step(press, "attach", file=file, **given).status_code == 409


def test_it_is_handed_over_once_to_a_named_successor(press: Client) -> None:
    given = {"entry": "songho-bridge", "successor": "Prefect of Bandiagara"}
    given["on"] = date(2023, 12, 1).isoformat()
    assert step(press, "hand-over", **given).status_code == 302
    assert step(press, "hand-over", **given).status_code == 409
    opened(press, "Bandiagara")
    assert "handed over to Prefect of Bandiagara" in page(Client(), "/done/bandiagara")


def test_a_rebuild_gives_the_same_rows(press: Client) -> None:
    step(press, "import", workbook=workbook(ROW))
    step(press, "record", **ROW)
    opened(press, "Mopti")
    before = {name: rows for name, rows in every_row().items() if name.startswith("legacy_")}
    assert before["legacy_entry"]
    rebuild(HANDLERS)
    after = {name: rows for name, rows in every_row().items() if name.startswith("legacy_")}
    assert after == before


def test_a_withdrawn_entry_is_told_no_more_and_can_be_recorded_anew(press: Client) -> None:
    step(press, "record", **ROW)
    bridge = next(left.entry.id for left in everything() if "Songho" in left.entry.what)
    assert (
        step(press, "withdraw", entry="mopti-well", reason="another body dug it").status_code == 302
    )
    assert step(press, "withdraw", entry=bridge, reason="it was not rebuilt").status_code == 302
    told = {left.entry.id for left in everything()}
    assert not {"mopti-well", bridge} & told
    records = records_now()
    assert records is not None
    assert not {"mopti-well", bridge} & {item.id for item in records.history.legacy}
    words = page(press, "/legacy")
    assert "another body dug it" in words
    assert step(press, "record", **ROW).status_code == 302
    assert "mopti-well" in {left.entry.id for left in everything()}
    before = legacy_rows()
    rebuild(HANDLERS)
    assert legacy_rows() == before


def legacy_rows() -> dict[str, Any]:
    return {name: rows for name, rows in every_row().items() if name.startswith("legacy_")}


def test_a_withdrawal_without_a_reason_is_refused(press: Client) -> None:
    step(press, "record", **ROW)
    assert step(press, "withdraw", entry="mopti-well", reason=" ").status_code == 409
    assert "mopti-well" in {left.entry.id for left in everything()}


def test_what_acts_recorded_is_exported_with_the_code_that_a_source_gives(press: Client) -> None:
    step(press, "record", **ROW | {"date": "2022-05", "dac": "14031"})
    answer = press.get("/legacy/iati.xml?org=XM-DAC-41305&country=ml")
    content = answer.content.decode()
    assert "XM-DAC-41305-mopti-well" in content
    assert '<sector vocabulary="1" code="14031"/>' in content
    assert press.get("/legacy/iati.xml?org=&country=ml").status_code == 400


def test_the_command_exports_the_ledger_too(press: Client, tmp_path: Path) -> None:
    step(press, "record", **ROW | {"date": "2022-05"})
    file = tmp_path / "iati.xml"
    said = io.StringIO()
    call_command("iati", org="XM-1", country="ML", out=str(file), stdout=said)
    assert "mopti-well" in file.read_text()
    assert '"checked": false' in said.getvalue()
