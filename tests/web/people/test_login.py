"""Logging in and out: what opens, what ends a session, and what a stranger learns."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from drawdown.web.people.login.invitations import accept, address_of, invite, open_invitation
from drawdown.web.people.login.sealed import seal, unseal
from drawdown.web.people.models import Account, Invitation
from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real
from tests.web.people.persons import (
    PASSWORD,
    account_of,
    delegated,
    ended,
    enrolled,
    in_office,
    left,
    logged_in,
)

pytestmark = pytest.mark.django_db

CHIEF, DIRECTOR = "p-0001", "p-0002"


@pytest.fixture(autouse=True)
def real(client: Client, mission: Snapshot, installation: Real) -> None:
    """Make it a real mission with a chief of the cell and a director."""
    installation()
    in_office(enrolled(CHIEF), "drawdown_cell_chief")
    in_office(enrolled(DIRECTOR), "director_mission_support")


def tries(client: Client, email: str, password: str, **more: str) -> str:
    """Try to log in; return the page, or where it leads."""
    answer = client.post("/login", {"login": email, "password": password, **more})
    return answer.get("Location", "") or answer.content.decode()


def without_tokens(page: str) -> str:
    """Return a page without what differs each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_whoever_needs_no_second_factor_is_in_with_a_password() -> None:
    client = Client()
    account = account_of(CHIEF, second_factor=False)
    assert tries(client, account.email, PASSWORD) == "/me"
    assert client.get("/plan").status_code == 200


def test_whoever_has_one_is_asked_for_it() -> None:
    client = Client()
    account = account_of(CHIEF)
    assert tries(client, account.email, PASSWORD) == "/login/second"
    assert client.get("/plan")["Location"].startswith("/login")


def test_whoever_signs_sets_up_a_second_factor_first() -> None:
    client = Client()
    account = account_of(DIRECTOR, second_factor=False)
    tries(client, account.email, PASSWORD)
    for page in ("/", "/plan", "/me", "/site/nord"):
        assert client.get(page)["Location"] == "/me/security", page
    assert client.get("/me/security").status_code == 200


def test_who_begins_to_sign_by_a_delegation_sets_one_up_too() -> None:
    client = logged_in(CHIEF, second_factor=False)
    assert client.get("/plan").status_code == 200
    delegated(CHIEF, "director_mission_support", by=DIRECTOR)
    client.force_login(Account.objects.get(person=CHIEF))
    assert client.get("/plan")["Location"] == "/me/security"


def test_a_wrong_password_and_a_stranger_s_address_look_alike() -> None:
    account = account_of(CHIEF)
    wrong = tries(Client(), account.email, "not the password at all")
    cache.clear()
    unknown = tries(Client(), "nobody@mission.example", "not the password at all")
    assert without_tokens(wrong).replace(account.email, "") == without_tokens(unknown).replace(
        "nobody@mission.example", ""
    )


def test_who_has_left_looks_like_a_stranger_and_is_out_at_once() -> None:
    client = logged_in(CHIEF)
    assert client.get("/plan").status_code == 200
    left(CHIEF)
    assert client.get("/plan")["Location"].startswith("/login")
    page = tries(Client(), f"{CHIEF}@mission.example", PASSWORD)
    unknown = tries(Client(), "nobody@mission.example", PASSWORD)
    assert without_tokens(page).replace(f"{CHIEF}@", "") == without_tokens(unknown).replace(
        "nobody@", ""
    )


def test_coming_back_needs_a_new_invitation() -> None:
    account_of(CHIEF)
    left(CHIEF)
    enrolled_again = timezone.now() + timedelta(seconds=2)
    assert not Account.objects.get(person=CHIEF).is_active
    Account.objects.filter(person=CHIEF).update(made_at=enrolled_again)
    assert not Account.objects.get(person=CHIEF).is_active


def test_logging_out_ends_the_session_on_the_server() -> None:
    client = logged_in(CHIEF)
    key = client.cookies["session"].value
    client.post("/logout")
    assert not Session.objects.filter(session_key=key).exists()
    stolen = Client()
    stolen.cookies["session"] = key
    assert stolen.get("/plan")["Location"].startswith("/login")


def test_a_new_office_a_delegation_and_their_end_each_end_the_sessions() -> None:
    client = logged_in(CHIEF)

    def is_out() -> bool:
        return "login" in client.get("/plan").get("Location", "")

    account = Account.objects.get(person=CHIEF)
    assert not is_out()
    office = in_office(CHIEF, "records_officer")
    assert is_out()
    client.force_login(account)
    assert not is_out()
    given = delegated(CHIEF, "director_mission_support", by=DIRECTOR)
    assert is_out()
    client.force_login(account)
    ended(CHIEF, given)
    assert is_out()
    client.force_login(account)
    ended(CHIEF, office)
    assert is_out()


def test_a_change_of_somebody_else_ends_nothing_of_mine() -> None:
    client = logged_in(CHIEF)
    in_office(DIRECTOR, "records_officer")
    assert client.get("/plan").status_code == 200


def test_an_office_that_runs_out_takes_its_pages_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    person = enrolled("p-0003")
    in_office(person, "drawdown_cell_chief", until=timezone.now().date())
    client = logged_in(person)
    assert client.get("/plan").status_code == 200
    later = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert client.get("/plan")["Location"].startswith("/login")


def test_too_many_wrong_passwords_have_to_wait_even_with_the_right_one() -> None:
    account = account_of(CHIEF, second_factor=False)
    for _ in range(5):
        tries(Client(), account.email, "not the password at all")
    assert tries(Client(), account.email, PASSWORD) != "/me"
    cache.clear()
    assert tries(Client(), account.email, PASSWORD) == "/me"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x()"]
)
def test_logging_in_leads_nowhere_else(elsewhere: str) -> None:
    account = account_of(CHIEF, second_factor=False)
    assert tries(Client(), account.email, PASSWORD, next=elsewhere) == "/me"


def test_logging_in_leads_to_the_page_that_was_asked_for() -> None:
    account = account_of(CHIEF, second_factor=False)
    assert tries(Client(), account.email, PASSWORD, next="/plan") == "/plan"


def test_nobody_signs_up() -> None:
    assert Client().get("/login/new")["Location"] == "/login"
    assert Client().post("/login/new").status_code == 405


def test_an_invitation_opens_once_and_in_time() -> None:
    now = timezone.now()
    secret = invite(CHIEF, "chief@mission.example", at=now)
    assert secret not in {row.secret for row in Invitation.objects.all()}
    assert open_invitation(secret, at=now + timedelta(days=8)) is None
    found = open_invitation(secret, at=now)
    assert found is not None
    assert accept(found, PASSWORD, at=now) is not None
    assert accept(found, PASSWORD, at=now) is None
    assert open_invitation(secret, at=now) is None


def test_another_invitation_ends_the_one_before() -> None:
    now = timezone.now()
    first = invite(CHIEF, "chief@mission.example", at=now)
    second = invite(CHIEF, "chief@mission.example", at=now)
    assert open_invitation(first, at=now) is None
    assert open_invitation(second, at=now) is not None


@pytest.mark.parametrize("password", ["short", "qwerty123456", "chief@mission.example"])
def test_a_password_that_is_guessed_early_is_refused(password: str) -> None:
    secret = invite(CHIEF, "chief@mission.example", at=timezone.now())
    answer = Client().post(f"/invitation/{secret}", {"password": password, "again": password})
    assert answer.status_code == 200
    assert not Account.objects.exists()


def test_two_passwords_that_differ_are_refused() -> None:
    secret = invite(CHIEF, "chief@mission.example", at=timezone.now())
    given = {"password": PASSWORD, "again": PASSWORD + "."}
    assert b"The two are not the same." in Client().post(f"/invitation/{secret}", given).content
    assert not Account.objects.exists()


def test_guessing_invitations_has_to_wait() -> None:
    codes = {Client().get(f"/invitation/{number}").status_code for number in range(25)}
    assert codes == {404, 429}


def test_the_key_of_the_app_is_not_in_the_database_in_clear() -> None:
    account_of(CHIEF)
    (row,) = Authenticator.objects.filter(type=Authenticator.Type.TOTP)
    stored = row.data["secret"]
    assert stored != unseal(stored)
    assert re.fullmatch(r"[A-Z2-7]{32}", unseal(stored))
    assert unseal(seal("x")) == "x"


def test_cookies_of_a_session_are_out_of_reach_of_scripts_and_of_other_sites() -> None:
    client = Client()
    account = account_of(CHIEF, second_factor=False)
    tries(client, account.email, PASSWORD)
    cookie = client.cookies["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_machine_prints_the_whole_address_of_an_invitation(settings: Settings) -> None:
    assert address_of("abc") == "http://localhost:8000/invitation/abc"
    named = replace(settings.ENVIRONMENT, hosts=("ledger.example", "other.example"))
    settings.ENVIRONMENT = named
    assert address_of("abc") == "https://ledger.example/invitation/abc"
