"""Witnesses whom nobody enrolled: who may erase persons erases their names, and proofs stand."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from drawdown.core.findings import Refused
from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.bundle.signatures import Known
from drawdown.ledger.bundle.verify import verify_bundle
from drawdown.people.acts.erase_values import ValuesErased
from drawdown.web.acts import HANDLERS
from drawdown.web.people.actions.erase_values import erase_values
from drawdown.web.people.outside import kept_at
from drawdown.web.records.actions.hand_out import hand_out
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry, PersonalValue
from drawdown.web.records.personal import value_of
from tests.web.conftest import BY_OPERATOR, Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.people.test_erasing import enrol
from tests.web.property.test_files import approved, begin, paper, site, sites, step
from tests.web.property.test_import import check_whole

__all__ = ["approved", "site", "sites"]
NAMES = ("Moussa Diarra", "Awa Keita")


@pytest.fixture
def index(approved: str) -> int:
    """Return the index of an act that names two witnesses from outside."""
    begin("destruction.ordered", approved, {"5": 2})
    papers = paper("record", "environmental_route")
    outside = tuple((name, "a neighbour") for name in NAMES)
    step("destruction.done", approved, papers=papers, outside=outside)
    return Entry.objects.get(kind="destruction.done").index


def digests(index: int) -> list[str]:
    body = parse_act(bytes(Entry.objects.get(index=index).content)).body
    return [each["name"]["personal"] for each in body["outside"]]


def test_one_name_is_erased_on_the_page_of_people(
    client: Client, index: int, installation: Real
) -> None:
    installation()
    in_office(enrolled("p-0071"), "administrator")
    in_office(enrolled("p-0072"), "auditor")
    in_office(enrolled("p-0073"), "human_resources")
    admin, auditor, staff = (logged_in(person) for person in ("p-0071", "p-0072", "p-0073"))
    assert "Moussa" in auditor.get(f"/ledger/{index}").content.decode()
    first, second = digests(index)
    words = admin.get("/people").content.decode()
    assert "Moussa Diarra" in words
    assert "Moussa" not in staff.get("/people").content.decode()
    where = f"/people/outside/{index}/erase"
    stamp = re.search(r'outside.*?name="stamp" value="([^"]+)"', words, re.DOTALL)
    assert stamp is not None
    form = {"stamp": stamp[1], "value": first}
    assert staff.post(where, form).status_code == 403
    assert admin.post(where, {"stamp": stamp[1]}).status_code == 400
    assert admin.post("/people/outside/0/erase", form).status_code == 404
    assert admin.post(where, form).status_code == 302
    assert value_of(first) is None
    assert value_of(second) == "Awa Keita"
    for browser, page in ((admin, "/people"), (auditor, f"/ledger/{index}")):
        shown = browser.get(page).content.decode()
        assert "Moussa" not in shown
        assert "Awa Keita" in shown
    assert ">erased<" in auditor.get(f"/ledger/{index}").content.decode()
    assert digests(index) == [first, second]


def test_all_names_of_an_act_are_erased_and_every_proof_verifies(
    index: int, tmp_path: Path
) -> None:
    salts = [row.salt.encode() for row in PersonalValue.objects.filter(digest__in=digests(index))]
    hand_out(tmp_path / "before.zip", site=None, personal_values=True, by=BY_OPERATOR)
    out = StringIO()
    call_command("erase", f"--act={index}", stdout=out)
    assert "2 values are removed" in out.getvalue()
    assert out.getvalue().count("still in the bundle") == 1
    place = tmp_path / "after.zip"
    hand_out(place, site=None, personal_values=True, by=BY_OPERATOR)
    assert len(salts) == 2
    assert not any(salt in place.read_bytes() for salt in salts)
    with place.open("rb") as file:
        verdict = verify_bundle(file, Known(key=opened().log.ring.log[0].key))
    answers = {name: answer.verdict for name, answer in verdict.answers.items()}
    assert [answers[name] for name in ("intact", "complete", "signed")] == ["yes"] * 3
    check_whole()
    with pytest.raises(CommandError, match="holds no name that is kept"):
        call_command("erase", f"--act={index}")


def test_what_the_act_does_not_name_is_not_erased(index: int) -> None:
    kept = kept_at(index)
    assert kept is not None
    handler = HANDLERS["values.erased"]
    other = str(Entry.objects.get(kind="destruction.ordered").act)
    with pytest.raises(Refused, match="B227"):
        erase_values(ValuesErased(act=other, values=kept.values), handler, by=BY_OPERATOR)
    erase_values(kept, handler, by=BY_OPERATOR)
    with pytest.raises(Refused, match="B229"):
        erase_values(kept, handler, by=BY_OPERATOR)


def test_values_of_somebody_enrolled_go_with_the_person(index: int) -> None:
    enrol("p-0074", "A. Name", salt=7)
    kept = kept_at(Entry.objects.get(kind="person.enrolled").index)
    assert kept is not None
    with pytest.raises(Refused, match="B228"):
        erase_values(kept, HANDLERS["values.erased"], by=BY_OPERATOR)
