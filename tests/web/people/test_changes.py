"""The pages of people: each form is one act, and a refusal says why."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from drawdown.demo.cast import CAST
from drawdown.ledger.act_reading import parse_act
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.web.people.actions.enrol_cast import enrol_cast
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import First, machine, set_up
from drawdown.web.people.login.invitations import open_invitation
from drawdown.web.people.models import Account, Holding, Person, Token
from drawdown.web.records.models import Entry, PersonalValue
from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real
from tests.web.people.persons import PASSWORD, logged_in

pytestmark = pytest.mark.django_db

ADMIN, DIRECTOR, CHIEF = "p-0001", "p-0002", "p-0003"
TODAY = timezone.now().date()


@pytest.fixture(autouse=True)
def real(client: Client, mission: Snapshot, installation: Real) -> None:
    """Make it a real mission with three persons, enrolled through the door."""
    installation()
    by = machine(timezone.now())
    for person, role in (
        (ADMIN, "administrator"),
        (DIRECTOR, "director_mission_support"),
        (CHIEF, "drawdown_cell_chief"),
    ):
        enrol_person(f"Person {role}", f"{person}@mission.example", by=by, person=person)
        give_office(CapacityGiven(person=person, role=role, since=TODAY), by=by)


def sent(client: Client, page: str, to: str, **given: Any) -> Any:
    """Open a page, fill one of its forms and send it under its stamp."""
    stamp = re.search(r'name="stamp" value="([^"]+)"', client.get(page).content.decode())
    assert stamp is not None
    return client.post(to, {"stamp": stamp[1], **given})


def last() -> Any:
    """Return the newest act of the ledger."""
    newest = Entry.objects.order_by("-index").first()
    assert newest is not None
    return parse_act(bytes(newest.content))


def test_an_administrator_enrols_a_person_whose_name_is_not_in_the_ledger() -> None:
    client = logged_in(ADMIN)
    answer = sent(client, "/people", "/people/new", name="Zoé Quist", email="z@mission.example")
    act = last()
    assert answer["Location"] == f"/people/{act.body['person']}"
    assert (act.kind, act.actor.person, act.actor.capacity) == (
        "person.enrolled",
        ADMIN,
        "administrator",
    )
    assert "Zoé" not in str(act.body)
    assert "Zoé Quist" in client.get(answer["Location"]).content.decode()


def test_the_same_form_sent_twice_is_one_person() -> None:
    client = logged_in(ADMIN)
    page = client.get("/people").content.decode()
    found = re.search(r'name="stamp" value="([^"]+)"', page)
    assert found is not None
    for _ in range(2):
        client.post("/people/new", {"stamp": found[1], "name": "Zoé Quist"})
    enrolled = Entry.objects.filter(kind="person.enrolled", act=last().act)
    assert enrolled.count() <= 1
    assert PersonalValue.objects.filter(value="Zoé Quist").count() == 1


def test_a_form_without_its_stamp_is_refused() -> None:
    assert logged_in(ADMIN).post("/people/new", {"name": "Zoé"}).status_code == 400


def test_a_director_delegates_and_ends_it_again() -> None:
    client = logged_in(DIRECTOR)
    page = f"/people/{CHIEF}"
    given = {
        "role": "director_mission_support",
        "given_by": DIRECTOR,
        "since": TODAY.isoformat(),
        "until": (TODAY + timedelta(days=10)).isoformat(),
        "amount": "1500.50",
        "currency": "USD",
        "kinds": ["plan.approved"],
    }
    assert sent(client, page, f"{page}/delegation", **given).status_code == 302
    held = Holding.objects.get(given_by=DIRECTOR)
    assert (held.amount_minor, held.amount_currency) == (150_050, "USD")
    assert held.kinds == ["plan.approved"]
    shown = client.get(page).content.decode()
    assert "USD 1500.50" in shown
    sent(client, page, f"{page}/end", holding=str(held.id), why="not_needed")
    held.refresh_from_db()
    assert held.ended_at is not None


def test_nobody_gives_an_office_to_themselves_and_the_ledger_remembers_the_attempt() -> None:
    client = logged_in(ADMIN)
    page = f"/people/{ADMIN}"
    given = {"role": "head_of_mission", "since": TODAY.isoformat()}
    answer = sent(client, page, f"{page}/office", **given)
    assert answer.status_code == 409
    assert "Nobody gives an office or a delegation to themselves." in answer.content.decode()
    assert last().kind == "ledger.refused"
    assert not Holding.objects.filter(role="head_of_mission").exists()


def test_an_administrator_gives_an_office_for_a_site() -> None:
    client = logged_in(ADMIN)
    page = f"/people/{CHIEF}"
    given = {"role": "head_of_office", "since": TODAY.isoformat(), "sites": ["nord"]}
    assert sent(client, page, f"{page}/office", **given).status_code == 302
    assert last().sites == ("nord",)
    assert last().subjects == (f"person:{CHIEF}",)


def test_an_invitation_is_shown_once_and_told_to_the_ledger_without_its_secret() -> None:
    client = logged_in(ADMIN)
    page = f"/people/{CHIEF}"
    shown = sent(client, page, f"{page}/invite").content.decode()
    link = re.search(r"http://testserver/invitation/([\w-]+)", shown)
    assert link is not None
    assert open_invitation(link[1], at=timezone.now()) is not None
    assert last().body == {"person": CHIEF}
    assert link[1] not in client.get(page).content.decode()


def test_who_has_left_loses_all_and_is_then_erased() -> None:
    client = logged_in(ADMIN)
    logged_in(CHIEF)
    page = f"/people/{CHIEF}"
    sent(client, page, f"{page}/leave")
    assert not Account.objects.filter(person=CHIEF).exists()
    assert not Holding.objects.filter(person=CHIEF, ended_at=None).exists()
    sent(client, page, f"{page}/erase")
    assert Person.objects.get(id=CHIEF).erased_at is not None
    assert not PersonalValue.objects.filter(value__contains=CHIEF).exists()
    assert "erased" in client.get(page).content.decode()


def test_the_last_administrator_cannot_be_sent_away() -> None:
    client = logged_in(DIRECTOR)
    page = f"/people/{ADMIN}"
    answer = sent(client, page, f"{page}/leave")
    assert "This is the last administrator." in answer.content.decode()


def test_the_chief_sees_the_people_and_no_form() -> None:
    client = logged_in(CHIEF)
    for page in ("/people", f"/people/{DIRECTOR}"):
        shown = client.get(page)
        assert shown.status_code == 200
        assert b"stamp" not in shown.content.replace(b"timestamp", b"")
    assert client.post(f"/people/{DIRECTOR}/leave", {"stamp": "x"}).status_code == 403


def test_a_token_is_shown_once_and_reads_as_its_person_until_it_is_revoked() -> None:
    client = logged_in(CHIEF, second_factor=False)
    asked = client.post("/me/tokens", {"label": "the script", "scope": "read"})
    answer = client.post(asked["Location"], {"password": PASSWORD})
    secret = re.search(r"drawdown_[\w-]{43}", answer.content.decode())
    assert secret is not None
    program = Client(headers={"Authorization": f"Bearer {secret[0]}"})
    assert program.get("/plan").status_code == 200
    assert program.get("/people").status_code == 200
    assert program.get("/plan/movements").status_code == 403
    assert program.post("/run/start", {"seconds": "10"}).status_code == 403
    assert secret[0] not in client.get("/me").content.decode()
    token = Token.objects.get()
    client.post(f"/me/tokens/{token.pk}/revoke")
    assert program.get("/plan").status_code == 403


def test_issuing_a_token_asks_once_more_who_it_is() -> None:
    client = logged_in(CHIEF)
    answer = client.post("/me/tokens", {"label": "the script", "scope": "read"})
    assert answer["Location"].startswith("/login/again")
    assert not Token.objects.exists()


def test_a_mission_is_set_up_with_its_first_administrator(settings: Any) -> None:
    assert Entry.objects.exists()  # this one is set up already, and nothing opens it twice
    first = First(mission="other", origin="test.example/other", name="Ada", email="a@x.example")
    with pytest.raises(Exception, match="open"):
        set_up(first, at=timezone.now())


def test_the_cast_is_enrolled_once(installation: Real) -> None:
    before = Person.objects.count()
    for _ in range(2):
        enrol_cast(since=TODAY, at=timezone.now())
    added = Person.objects.count() - before
    assert added == sum(not part.sites for part in CAST)  # the small mission has no such sites
