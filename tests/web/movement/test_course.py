"""A movement by its forms, from its load plan to its check-in; the account and a rebuild agree."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drawdown.movement.go_list import By, shipped
from drawdown.web.acts import HANDLERS
from drawdown.web.movement.queries import movement_named, movements
from drawdown.web.property import models
from drawdown.web.property.queries import out_of_balance
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.property.test_import import apply, table

pytestmark = pytest.mark.django_db
MOVER, FORCE, KEEPER, HEAD = "p-0007", "p-0008", "p-0009", "p-0010"
ROLES = {MOVER: "movement_control", FORCE: "force", KEEPER: "property_chief",
         HEAD: "head_of_mission"}  # fmt: skip


@pytest.fixture
def people(
    client: Client, mission: Snapshot, installation: Real, tmp_path: Path
) -> dict[str, Client]:
    """Return the browsers of four people, with five pumps at nord."""
    apply(table(tmp_path, ("P-1", "Pump", "nord", 5), ("T-1", "Tent", "nord", 2)))
    installation()
    for person, role in ROLES.items():
        in_office(enrolled(person), role)
    return {person: logged_in(person) for person in ROLES}


def paper(name: str = "paper") -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.csv", f"field,value\nname,{name}\n".encode(), "text/csv")


def sent(client: Client, kind: str, movement: str = "", /, **given: Any) -> Any:
    page = f"/movement/of/{movement}" if movement else "/movement"
    words = client.get(page).content.decode()
    found = re.search(rf'id="form-{kind}".*?name="stamp" value="([^"]+)"', words, re.DOTALL)
    assert found is not None, (kind, words)
    where = f"{page}/record/{kind}"
    return client.post(where, {"stamp": found[1], "on": "2026-01-05", **given})


def load(client: Client, **more: Any) -> Any:
    said = {
        "movement": "mv-1", "mode": "convoy", "origin": "nord", "destination": "sud",
        "leaves_on": "2026-01-05", "lines": "P-1; 4", "boxes": "MSKU1; S-7; 2400",
        "people": "30", "vehicles": "9", "supply_days": "12",
    }  # fmt: skip
    return sent(client, "movement-loaded", **{**said, **more})


def answers(value: str = "yes") -> dict[str, str]:
    file = movement_named("mv-1")
    assert file is not None
    return {
        f"answer-{check.id}": value
        for check in shipped().of_load(file.load)
        if check.by is By.ANSWER
    }


def go(people: dict[str, Client]) -> None:
    assert load(people[MOVER]).status_code == 302
    said = {**answers(), "go": "at_risk", "reason": "the way is not known leg by leg"}
    assert sent(people[HEAD], "movement-decided", "mv-1", **said).status_code == 302
    left = {"lines": "P-1; 4", "boxes": "MSKU1; S-7", "file": paper("out")}
    answer = sent(people[MOVER], "movement-departed", "mv-1", **left)
    assert answer.status_code == 302, answer.content.decode()
    answer = sent(people[FORCE], "movement-arrived", "mv-1", on="2026-01-06")
    assert answer.status_code == 302, answer.content.decode()


def ours() -> dict[str, Any]:
    """Return the rows of movements and of property: those of persons are no acts in these tests."""
    return {
        name: rows
        for name, rows in every_row().items()
        if name.startswith(("movement_", "property_"))
    }


def check_whole() -> None:
    assert list(out_of_balance()) == []
    before = ours()
    rebuild(HANDLERS)
    assert ours() == before


def held() -> dict[tuple[str, str], int]:
    rows = models.Item.objects.filter(quantity__gt=0)
    return {(row.line, row.place): row.quantity for row in rows}


def test_property_goes_from_one_site_to_the_other_with_its_movement(
    people: dict[str, Client],
) -> None:
    go(people)
    assert held()["P-1", "way:mv-1"] == 4
    assert held()["P-1", "site:nord"] == 1
    came = {"came-0": "4", "seal-0": "whole", "file": paper("in"), "on": "2026-01-06"}
    answer = sent(people[KEEPER], "movement-received", "mv-1", **came)
    assert answer.status_code == 302, answer.content.decode()
    assert held()["P-1", "site:sud"] == 4
    assert movements()[0].status == "checked_in"
    check_whole()


def test_who_checked_it_out_does_not_check_it_in(people: dict[str, Client]) -> None:
    go(people)
    came = {"came-0": "4", "seal-0": "whole", "file": paper("in"), "on": "2026-01-06"}
    answer = sent(people[MOVER], "movement-received", "mv-1", **came)
    assert answer.status_code == 409
    assert held()["P-1", "way:mv-1"] == 4


def test_short_is_shown_and_settled(people: dict[str, Client]) -> None:
    go(people)
    came = {"came-0": "3", "seal-0": "broken", "file": paper("in"), "on": "2026-01-06"}
    assert sent(people[KEEPER], "movement-received", "mv-1", **came).status_code == 409
    came |= {"file": paper("in"), "shown": paper("photo")}
    assert sent(people[KEEPER], "movement-received", "mv-1", **came).status_code == 302
    assert held()["P-1", "way:mv-1"] == 1
    page = people[KEEPER].get("/movement/of/mv-1").content.decode()
    assert "its seal is broken, or another one" in page
    lost = {"reason": "never came", "file": paper("search")}
    answer = sent(people[KEEPER], "short-settled", "mv-1", on="2026-01-20", **lost)
    assert answer.status_code == 302, answer.content.decode()
    assert ("P-1", "way:mv-1") not in held()
    check_whole()


def test_what_an_import_said_is_remembered_when_a_line_moves(people: dict[str, Client]) -> None:
    go(people)
    assert models.Item.objects.get(line="P-1", place="site:nord").base == {"site": "nord"}


def test_a_decision_that_is_not_in_order_is_refused_with_its_reasons(
    people: dict[str, Client],
) -> None:
    load(people[MOVER])
    answer = sent(people[FORCE], "movement-decided", "mv-1", **answers("no"), go="go")
    assert answer.status_code == 409
    assert "U203" in answer.content.decode()


def test_a_list_that_cannot_be_read_comes_back_with_what_was_typed(
    people: dict[str, Client],
) -> None:
    answer = load(people[MOVER], lines="P-1 four")
    assert answer.status_code == 400
    assert "P-1 four" in answer.content.decode()
    assert movements() == []


def test_the_board_and_the_page_are_there_in_both_languages(people: dict[str, Client]) -> None:
    go(people)
    for language, words in (("en", "On the way"), ("fr", "En route")):
        people[MOVER].cookies[settings.LANGUAGE_COOKIE_NAME] = language
        for page in ("/movement", "/movement/of/mv-1"):
            assert words in people[MOVER].get(page).content.decode(), (language, page)


def test_who_may_not_see_convoys_sees_no_movement_to_come(people: dict[str, Client]) -> None:
    load(people[MOVER])
    in_office(enrolled("p-0020"), "public_information")
    stranger = logged_in("p-0020")
    assert "mv-1" not in stranger.get("/movement").content.decode()
    assert stranger.get("/movement/of/mv-1").status_code == 404
    assert stranger.get("/movement/journeys.csv").content.count(b"\n") == 1


def test_a_request_waits_until_a_load_carries_it_out(people: dict[str, Client]) -> None:
    said = {"request": "CMR-1", "site": "nord", "to": "sud", "needed_by": "2026-01-09",
            "what": "two tents"}  # fmt: skip
    assert sent(people[KEEPER], "movement-requested", **said).status_code == 302
    assert "CMR-1" in people[MOVER].get("/movement").content.decode()
    load(people[MOVER], requests=["CMR-1"])
    page = people[MOVER].get("/movement").content.decode()
    assert "Requests that no load carries out" not in page


def test_a_form_sent_twice_is_one_act(people: dict[str, Client]) -> None:
    load(people[MOVER])
    count = Entry.objects.count()
    words = people[MOVER].get("/movement/of/mv-1").content.decode()
    stamp = r'id="form-movement-called_off".*?name="stamp" value="([^"]+)"'
    found = re.search(stamp, words, re.DOTALL)
    assert found is not None
    said = {"stamp": found[1], "on": "2026-01-04", "reason": "rain"}
    for _ in range(2):
        people[MOVER].post("/movement/of/mv-1/record/movement-called_off", said)
    assert Entry.objects.count() == count + 1
