"""The page of the liquidation: what it shows to whom, and its forms, each one act."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from drawdown.core.catalogue import Fault
from drawdown.liquidation import faults
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.web.closing.phrases.closing import REFUSALS
from drawdown.web.closing.phrases.liquidation import LIQUIDATION
from drawdown.web.liquidation.queries import liquidation_file, staying
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from tests.web.conftest import NOW
from tests.web.liquidation.test_status import liquidating, sites, tell

__all__ = ["liquidating", "sites"]
OPENED: dict[str, Any] = {
    "item": "REC-1",
    "kind": "receivable",
    "title": "Rent paid in advance",
    "on": "2026-01-01",
    "due": "2026-06-30",
    "rule": "the lease",
    "owner": "finance_legal",
    "successor": "RSCE",
    "amount": "12.34",
    "currency": "USD",
    "rate_on": "2026-01-01",
}


def sent(client: Client, kind: str, /, **fields: Any) -> Any:

    page = client.get("/liquidation").content.decode()
    form = page[page.index(f'id="form-{kind}"') :]
    found = re.search(r'name="stamp" value="([^"]+)"', form)
    assert found is not None
    paper = SimpleUploadedFile("paper.csv", b"field,value\na,b\n", "text/csv")
    return client.post(f"/liquidation/{kind}", {"stamp": found[1], "file": paper, **fields})


def test_the_page_says_what_is_open_with_owner_rule_sum_and_successor(
    client: Client, liquidating: tuple[str, str]
) -> None:
    words = client.get("/liquidation").content.decode()
    assert "Invoice for fuel" in words
    assert "Finance, claims and legal affairs" in words
    assert "Regional Service Centre Entebbe" in words
    assert "No difference" in words


def test_the_page_reads_french(client: Client, liquidating: tuple[str, str]) -> None:

    client.cookies["django_language"] = "fr"
    words = client.get("/liquidation").content.decode()
    assert "Engagement non réglé" in words
    assert "Aucune différence" in words


@pytest.mark.usefixtures("liquidating")
def test_an_item_is_opened_by_its_form_in_minor_units(client: Client) -> None:
    assert sent(client, "open_item-opened", **OPENED).status_code == 302
    assert liquidation_file().entries["REC-1"].remaining == 1234


@pytest.mark.usefixtures("liquidating")
def test_what_is_refused_is_shown_with_what_was_typed(client: Client) -> None:
    answer = sent(client, "open_item-opened", **OPENED | {"item": "OBL-1"})
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "is there already" in words
    assert "Rent paid in advance" in words


@pytest.mark.usefixtures("liquidating")
def test_an_item_is_settled_offered_and_the_end_is_refused_while_it_is_open(client: Client) -> None:
    told = {"item": "OBL-1", "on": "2026-01-01", "title": "paper"}
    answer = sent(client, "liquidation-closed", on="2026-01-01", title="report")
    assert answer.status_code == 409
    assert "nobody has accepted it" in answer.content.decode()
    assert sent(client, "open_item-transferred", **told, to="RSCE").status_code == 302
    assert sent(client, "open_item-settled", **told, paid="100").status_code == 302
    assert liquidation_file().entries["OBL-1"].remaining == 0


def test_sums_are_shown_after_a_revision(client: Client, liquidating: tuple[str, str]) -> None:
    more = {"amount": 5, "currency": "USD", "rate_on": "2026-01-01", "reason": "less"}
    tell("open_item.revised", item="OBL-1", document="", **more)
    assert "0.05" in client.get("/liquidation").content.decode()


def test_every_refusal_of_the_liquidation_is_there_to_translate() -> None:
    with override("en"):
        known = {str(phrase) for phrase in (*REFUSALS, *LIQUIDATION)}
    for fault in vars(faults).values():
        if isinstance(fault, Fault):
            for text in (fault.found, fault.remedy):
                plain = re.sub(r"\{(\w+)\}", r"%(\1)s", text)
                bare = re.fullmatch(r"%\(\w+\)s", plain)
                assert bare or plain in known, fault.code


def test_the_gate_asks_for_the_guard_of_each_site_that_stays(
    client: Client, sites: tuple[str, str]
) -> None:
    by, since = machine(NOW), date(2025, 1, 1)
    enrol_person("Head of the team", "", by=by, person="p-1234abcd")
    give_office(CapacityGiven(person="p-1234abcd", role="liquidation_head", since=since), by=by)
    said = {
        "on": "2026-01-01",
        "head": "p-1234abcd",
        "reason": "liquidation site",
        "title": "Withdrawal",
    }
    papers = {name: upload() for name in ("delegation_file", "team_file", "guard_file",
                                          "budget_file")}  # fmt: skip
    guards = {f"guard_{site}": upload() for site in staying()}
    first = next(iter(guards))
    missing = {name: file for name, file in guards.items() if name != first}
    answer = sent(client, "liquidation-begun", **said, **papers, **missing)
    assert answer.status_code == 400
    papers |= {name: upload() for name in papers}
    guards |= {name: upload() for name in guards}
    assert sent(client, "liquidation-begun", **said, **papers, **guards).status_code == 302
    begun = liquidation_file().begun
    assert begun is not None
    assert set(begun.guards) == set(begun.exceptions) == set(staying())
    assert "Guard unit" in client.get("/liquidation").content.decode()


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("paper.csv", b"field,value\nguard,yes\n", "text/csv")
