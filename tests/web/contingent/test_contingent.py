"""A contingent's equipment by its forms; another's is not there, on any route."""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from drawdown.ledger.act import ActId, Actor, PersonId, Submission, print_submission
from drawdown.ledger.times import to_the_second
from drawdown.property.acts.decide_list import Decision, ListDecided
from drawdown.web.acts import HANDLERS
from drawdown.web.contingent.queries import file_of, losses_of
from drawdown.web.property import models
from drawdown.web.property.actions.compare import compare
from drawdown.web.property.actions.decide_list import decide_list
from drawdown.web.records.guard import recording
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.register.models import Snapshot
from tests.web.api.conftest import token
from tests.web.conftest import BY_OPERATOR, Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.property.test_import import MAPPING, ON, table

pytestmark = pytest.mark.django_db
COE, EGY, SEN, CLAIMS = "p-0041", "p-0042", "p-0043", "p-0044"
UNIT = "unit:egy"


def own(path: Path, owner: str) -> None:
    """Import a table of a contingent's lines."""
    theirs = {"constants": {"sort": "contingent", "owner": owner}, "owners": (owner,)}
    mapping = MAPPING.model_copy(update=theirs)
    found = compare(path, mapping, on=ON)
    decide_list(ListDecided(listing=found.digest, decision=Decision.APPLIED), by=BY_OPERATOR)


@pytest.fixture
def people(
    client: Client, mission: Snapshot, installation: Real, tmp_path: Path
) -> dict[str, Client]:
    """Return the browsers of four people; two contingents have a line at nord."""
    own(table(tmp_path, ("E-1", "Truck", "nord", 5), ("=E-2", "Tent", "nord", 2)), UNIT)
    own(table(tmp_path, ("S-1", "Tank", "nord", 2)), "unit:sen")
    installation()
    in_office(enrolled(COE), "coe_unit")
    in_office(enrolled(CLAIMS), "finance_legal")
    in_office(enrolled(EGY), "contingent", subjects={UNIT})
    in_office(enrolled(SEN), "contingent", subjects={"unit:sen"})
    return {person: logged_in(person) for person in (COE, EGY, SEN, CLAIMS)}


def paper(name: str = "paper") -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.csv", f"field,value\nname,{name}\n".encode(), "text/csv")


def sent(client: Client, kind: str, unit: str = "egy", /, **given: Any) -> Any:
    words = client.get(f"/contingents/{unit}").content.decode()
    found = re.search(rf'id="form-{kind}".*?name="stamp" value="([^"]+)"', words, re.DOTALL)
    assert found is not None, (kind, words)
    where = f"/contingents/{unit}/record/{kind}"
    said = {"stamp": found[1], "on": "2026-01-05", "file": paper(kind), **given}
    return client.post(where, said)


def verify(client: Client, **more: Any) -> Any:
    said = {"report": "VR-1", "occasion": "repatriation", "place": "nord", "lines": "E-1; 4; 1"}
    return sent(client, "equipment-verified", **{**said, "shown": paper("photo"), **more})


def test_from_verification_to_a_decided_claim(people: dict[str, Client]) -> None:
    assert verify(people[COE], shown="").status_code == 409
    answer = verify(people[COE])
    assert answer.status_code == 302, answer.content.decode()
    said = {"list": "LL-1", "site": "nord", "lines": "E-1; 4"}
    answer = sent(people[EGY], "equipment-listed", **said)
    assert answer.status_code == 302, answer.content.decode()
    claim = {"claim": "CL-1", "lines": "E-1; 1; damaged", "amount": "1200.50", "currency": "USD"}
    answer = sent(people[EGY], "loss-claimed", **claim)
    assert answer.status_code == 302, answer.content.decode()
    assert "form-loss-decided" not in people[EGY].get("/contingents/egy").content.decode()
    decided = {"claim": "CL-1", "outcome": "partly", "amount": "900", "reason": "residual value"}
    answer = sent(people[CLAIMS], "loss-decided", **decided)
    assert answer.status_code == 302, answer.content.decode()
    file = file_of(UNIT)
    decision = file.claims["CL-1"].decision
    assert decision is not None
    assert (file.claims["CL-1"].amount, decision.amount) == (120050, 90000)
    assert [loss.quantity for loss in losses_of(file)] == [1]
    for language, words in (("en", "Register of losses"), ("fr", "Registre des pertes")):
        people[EGY].cookies[settings.LANGUAGE_COOKIE_NAME] = language
        page = people[EGY].get("/contingents/egy").content.decode()
        assert words in page
        assert "VR-1" in page
        assert ("no line has a residual value" in page) == (language == "en")
    rows = {n: r for n, r in every_row().items() if n.startswith("contingent_")}
    rebuild(HANDLERS)
    assert {n: r for n, r in every_row().items() if n.startswith("contingent_")} == rows


def test_a_claim_is_worth_what_the_register_says(people: dict[str, Client]) -> None:
    with recording():
        models.Item.objects.filter(line="E-1").update(residual=1_000_050, currency="USD")
    verify(people[COE], lines="E-1; 4; 1\n=E-2; 1; 1")
    claim = {"claim": "CL-1", "lines": "E-1; 1; damaged\n=E-2; 1; damaged"}
    answer = sent(people[EGY], "loss-claimed", **claim)
    assert answer.status_code == 302, answer.content.decode()
    page = people[EGY].get("/contingents/egy").content.decode()
    assert "Worth by the register: USD 10\u202f000.50; pieces: 1" in page
    assert "damaged among them, counted whole: 1" in page
    assert "pieces without a value there: 1" in page


def test_another_contingent_is_not_there_on_any_route(people: dict[str, Client]) -> None:
    verify(people[COE])
    document = file_of(UNIT).verifications[0].document
    pages = [
        "/contingents/egy",
        "/contingents/egy/lines.csv",
        f"/document/{document}",
        f"/document/{document}/file",
        f"/property/line/{models.Item.objects.get(line='E-1').pk}",
    ]
    for page in pages:
        own, other = people[EGY].get(page), people[SEN].get(page)
        assert (own.status_code, other.status_code) == (200, 404), page
    for page in ("/contingents", "/property"):
        words = people[SEN].get(page).content.decode()
        assert "E-1" not in words
        assert "contingents/egy" not in words
        assert "S-1" in words or "contingents/sen" in words
    for kind in ("equipment-listed", "loss-claimed"):
        answer = people[SEN].post(f"/contingents/egy/record/{kind}", {"on": "2026-01-05"})
        assert answer.status_code == 404


@pytest.mark.parametrize("subject", [UNIT, "unit:sen"])
def test_the_programming_interface_takes_nothing_about_another(
    people: dict[str, Client], subject: str
) -> None:
    asked = Client(headers={"Authorization": f"Bearer {token(SEN)}"})
    lines = [{"line": "E-1", "quantity": 1}]
    said = Submission(
        act=ActId(str(uuid.uuid4())),
        actor=Actor(person=PersonId(SEN), capacity="contingent", delegation=None),
        kind="equipment.listed", mission="small", claimed=to_the_second(timezone.now()), seen=0,
        body={"list": "LL-9", "unit": UNIT, "on": "2026-01-05", "site": "nord", "lines": lines,
              "document": "0" * 64, "told": "original"},
        subjects=(subject,), sites=(), evidence=(),
    )  # fmt: skip
    body = json.dumps({"submission": json.loads(print_submission(said)), "values": []})
    answer = asked.post("/api/acts", body, content_type="application/json")
    assert answer.status_code == 422, answer.content.decode()
    expected = "B106" if subject == UNIT else "U601"
    assert expected in answer.content.decode()
    assert dict(file_of(UNIT).lists) == {}


def test_the_file_holds_no_formula(people: dict[str, Client]) -> None:
    verify(people[COE], lines="=E-2; 2")
    text = people[EGY].get("/contingents/egy/lines.csv").content.decode("utf-8-sig")
    (_head, row) = csv.reader(io.StringIO(text))
    assert row[0] == "'=E-2"
    assert row[2:4] == ["2", "2"]


def handed_in(client: Client, *rows: tuple[object, ...]) -> Any:
    """Hand in a workbook whose one sheet has these rows."""
    into = io.BytesIO()
    book = xlsxwriter.Workbook(into)
    sheet = book.add_worksheet("Nord")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    file = SimpleUploadedFile("verified.xlsx", into.getvalue())
    return client.post("/contingents/egy/workbook", {"place": "nord", "workbook": file})


def test_a_workbook_is_held_against_the_register_then_recorded_by_one_act(
    people: dict[str, Client],
) -> None:
    answer = handed_in(people[COE], ("Line", "Found", "Damaged"), ("E-1", 4, 1))
    words = answer.content.decode()
    assert answer.status_code == 200
    assert "not in the workbook: not verified" in words
    assert "E-1; 4; 1" in words
    assert file_of(UNIT).verifications == ()
    assert verify(people[COE], lines="E-1; 4; 1").status_code == 302
    assert [each.found for each in file_of(UNIT).verifications[0].found] == [4]
    assert handed_in(people[SEN], ("line", "found"), ("S-1", 1)).status_code == 404
    assert handed_in(people[EGY], ("line", "found"), ("E-1", 1)).status_code == 403


def test_each_wrong_row_of_a_workbook_is_named_by_sheet_and_row(people: dict[str, Client]) -> None:
    rows = (("line", "found", "damaged"), ("E-1", "", ""), ("S-1", 2, ""), ("E-1", 3, 0))
    answer = handed_in(people[COE], *rows, ("E-2", 1, 2))
    assert answer.status_code == 422
    words = answer.content.decode()
    for said in ("sheet Nord:2 [found]", "sheet Nord:3 [line]", "sheet Nord:4 [line]",
                 "sheet Nord:5 [line]"):  # fmt: skip
        assert said in words, said
    people[COE].cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    words = handed_in(people[COE], ("line", "trop"), ("E-1", 3)).content.decode()
    assert "Q210" in words
    assert "there is no column" not in words
    assert "This was not taken" not in words
    assert file_of(UNIT).verifications == ()
