"""A hasty exit through forms and the door: order, list, authority, destruction, register."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from drawdown.demo.closing_story import Teller
from drawdown.demo.told import Picture
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.web.acts import HANDLERS
from drawdown.web.closing.models import ExitFile
from drawdown.web.closing.queries import exit_of
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from drawdown.web.records.models import Refusal
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.register.models import Snapshot
from tests.web.closing.test_forms import stamp
from tests.web.conftest import Real
from tests.web.people.persons import logged_in

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()
PAGE = "/site/nord/closing"
PEOPLE = {"head_of_mission": "p-0001", "force": "p-0002", "property_chief": "p-0003",
          "engineering": "p-0004", "records_officer": "p-0005"}  # fmt: skip


@pytest.fixture
def office(client: Client, mission: Snapshot, installation: Real) -> dict[str, Client]:
    """Make it a real mission with the offices of a hasty exit."""
    installation()
    by = machine(timezone.now())
    for role, person in PEOPLE.items():
        enrol_person(f"Person {role}", f"{person}@mission.example", by=by, person=person)
        give_office(CapacityGiven(person=person, role=role, since=TODAY), by=by)
    return {role: logged_in(person) for role, person in PEOPLE.items()}


def sent(client: Client, kind: str, **given: Any) -> Any:
    body = {"stamp": stamp(client, kind), "on": TODAY.isoformat(), "title": "a paper", **given}
    return client.post(f"{PAGE}/{kind}", body)


def paper(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("paper.csv", f"a,b\n{text},2\n".encode(), content_type="text/csv")


def photograph(of: str = "a truck") -> SimpleUploadedFile:
    return SimpleUploadedFile("a.png", Picture(of).content, content_type="image/png")


def ordered(office: dict[str, Client]) -> None:
    leaves = (TODAY + timedelta(days=2)).isoformat()
    done = sent(office["head_of_mission"], "exit-ordered", departs_on=leaves, departs_hour=6,
                reason="no way is open", notified=["host"], file=paper("order"))  # fmt: skip
    assert done.status_code == 302, done.content.decode()


def test_from_the_order_to_the_register_that_is_handed_out(office: dict[str, Client]) -> None:
    ordered(office)
    listed = {"item": "GEN-7", "owner": "coe", "contributor": "the battalion's country",
              "what": "Generator", "reason": "no truck", "method": "engine seized"}  # fmt: skip
    assert sent(office["property_chief"], "destruction-listed", **listed).status_code == 302
    authorised = {"items": ["GEN-7"], "file": paper("list"), "safety_file": paper("safe")}
    refused = sent(office["head_of_mission"], "destruction-authorised", **authorised)
    assert refused.status_code == 409
    assert "was not notified" in refused.content.decode()
    authorised = {"items": ["GEN-7"], "file": paper("list"), "safety_file": paper("safe"),
                  "owner_file": paper("notice")}  # fmt: skip
    done = sent(office["head_of_mission"], "destruction-authorised", **authorised)
    assert done.status_code == 302, done.content.decode()
    seen = {"item": "GEN-7", "witnesses": ["p-0004", "p-0005"], "file": photograph()}
    assert sent(office["force"], "item-destroyed", **seen).status_code == 302
    assert sent(office["force"], "exit-left", people=40, file=paper("log")).status_code == 302

    words = office["force"].get("/site/nord/exit").content.decode()
    for text in ("Destruction register", "GEN-7", "Person engineering", "Person head_of_mission"):
        assert text in words
    table = office["force"].get("/site/nord/exit.csv")
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [(row["item"], row["fate"], row["lost"], row["quantity"]) for row in rows] == [
        ("GEN-7", "destroyed", "yes", "")
    ]
    assert rows[0]["witnesses"] == "p-0004 p-0005"

    before = every_row()
    rebuild(HANDLERS)
    assert every_row() == before


def test_a_destruction_that_nobody_authorised_is_refused_and_recorded(
    office: dict[str, Client],
) -> None:
    ordered(office)
    listed = {"item": "V-1", "owner": "unoe", "what": "Truck", "reason": "r", "method": "m"}
    sent(office["property_chief"], "destruction-listed", **listed)
    before = Refusal.objects.count()
    seen = {"item": "V-1", "witnesses": ["p-0004", "p-0005"], "file": photograph()}
    answer = sent(office["force"], "item-destroyed", **seen)
    assert answer.status_code == 409
    assert Refusal.objects.count() == before + 1
    assert exit_of("nord").items["V-1"].fate == "listed"


def test_forms_of_an_exit_are_not_shown_before_it_is_ordered(office: dict[str, Client]) -> None:
    words = office["head_of_mission"].get(PAGE).content.decode()
    assert 'id="form-exit-ordered"' in words
    assert 'id="form-destruction-authorised"' not in words
    assert "No hasty exit is ordered" in office["force"].get("/site/nord/exit").content.decode()


def test_the_exits_of_the_example_are_in_the_ledger_and_marked(
    client: Client, sevare: Teller
) -> None:
    assert {row.site for row in ExitFile.objects.all()} == {"tessalit", "aguelhok", "kidal", "ber"}
    words = client.get("/site/kidal/exit", headers={"accept-language": "fr"}).content.decode()
    assert "Registre des destructions" in words
    assert "KID-1" in words
    assert "848" in words
    assert "reconstitué" in words


def test_a_destruction_shows_every_photograph_that_was_sent(office: dict[str, Client]) -> None:
    ordered(office)
    listed = {"item": "V-2", "owner": "unoe", "what": "Truck", "reason": "r", "method": "m"}
    sent(office["property_chief"], "destruction-listed", **listed)
    authorised = {"items": ["V-2"], "file": paper("list 2"), "safety_file": paper("safe 2")}
    assert (
        sent(office["head_of_mission"], "destruction-authorised", **authorised).status_code == 302
    )
    pictures = [photograph(f"side {n}") for n in range(3)]
    seen = {"item": "V-2", "witnesses": ["p-0004", "p-0005"], "file": pictures}
    done = sent(office["force"], "item-destroyed", **seen)
    assert done.status_code == 302, done.content.decode()
    photos = exit_of("nord").items["V-2"].photos
    assert len(set(photos)) == 3
    words = office["force"].get("/site/nord/exit").content.decode()
    assert all(photo in words for photo in photos)


def test_more_photographs_than_one_form_takes_are_none(office: dict[str, Client]) -> None:
    ordered(office)
    listed = {"item": "V-3", "owner": "unoe", "what": "Truck", "reason": "r", "method": "m"}
    sent(office["property_chief"], "destruction-listed", **listed)
    seen = {"item": "V-3", "witnesses": ["p-0004", "p-0005"],
            "file": [photograph(f"side {n}") for n in range(13)]}  # fmt: skip
    assert sent(office["force"], "item-destroyed", **seen).status_code == 400
