"""The digest by a real mail server: in each person's language, once a day, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.web.environment import BadEnvironment, Mail, read_environment
from drawdown.web.notices.models import Wish
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real
from tests.web.notices.mail_server import Server, mail_server
from tests.web.people.persons import logged_in

pytestmark = pytest.mark.django_db
DIRECTOR, CHIEF = "p-0001", "p-0002"


@pytest.fixture(autouse=True)
def people(mission: Snapshot, installation: Real) -> None:
    """Make it a real mission with a director and a chief of the drawdown cell."""
    installation()
    by, today = machine(timezone.now()), timezone.now().date()
    for person, role in ((DIRECTOR, "director_mission_support"), (CHIEF, "drawdown_cell_chief")):
        enrol_person(f"Person {role}", f"{person}@mission.example", by=by, person=person)
        give_office(CapacityGiven(person=person, role=role, since=today), by=by)


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    """Run a mail server that the settings name."""
    with mail_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        yield running


def digest(*arguments: str) -> str:
    said = StringIO()
    call_command("digest", *arguments, stdout=said, stderr=said)
    return said.getvalue()


def test_everybody_gets_in_their_language_what_they_owe(server: Server) -> None:
    Wish.objects.create(person=CHIEF, language="fr")
    assert "2 sent, 0 failed" in digest()
    mails = {str(mail["To"]): mail for mail in server.mails}
    english = mails["p-0001@mission.example"]
    assert "wait for you" in str(english["Subject"])
    assert "Closure directive" in english.get_content() or "directive" in english.get_content()
    assert "http://localhost:8000/site/nord/closing" in english.get_content()
    french = mails["p-0002@mission.example"].get_content()
    assert "Ce qui vous attend" in french
    assert "You owe it" not in french


def test_a_second_run_on_the_same_day_sends_nothing_unless_somebody_is_named(
    server: Server,
) -> None:
    digest()
    assert "0 sent" in digest()
    assert len(server.mails) == 2
    assert "1 sent" in digest("--person", DIRECTOR)
    Wish.objects.update(sent_on=timezone.now().date() - timedelta(days=1))
    assert "2 sent" in digest()


def test_whoever_wants_none_gets_none_and_whoever_left_neither(server: Server) -> None:
    logged_in(DIRECTOR).post("/notices/wish", {"language": "en"})
    assert Wish.objects.get(person=DIRECTOR).wanted is False
    assert "1 sent" in digest()
    assert [str(mail["To"]) for mail in server.mails] == ["p-0002@mission.example"]


def test_a_mail_that_is_refused_stops_no_other_and_is_sent_again_at_the_next_run(
    server: Server,
) -> None:
    server.refused.add("p-0001@")
    with pytest.raises(CommandError):
        digest()
    assert [str(mail["To"]) for mail in server.mails] == ["p-0002@mission.example"]
    server.refused.clear()
    assert "1 sent" in digest()
    assert str(server.mails[-1]["To"]) == "p-0001@mission.example"


def test_a_dry_run_prints_and_sends_nothing(server: Server) -> None:
    said = digest("--dry-run")
    assert "To: p-0001@mission.example" in said
    assert "2 to send; nothing was sent" in said
    assert server.mails == []
    assert not Wish.objects.exists()


def test_without_a_server_nothing_is_sent_and_it_says_why(settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    with pytest.raises(CommandError, match="DRAWDOWN_SMTP_URL"):
        digest()


def test_the_page_shows_what_waits_and_keeps_what_is_wished(client: Client) -> None:
    browser = logged_in(CHIEF)
    words = browser.get("/notices").content.decode()
    assert "You owe it" in words
    assert "tasks of your section that are nobody’s" in words or "You owe it" in words
    browser.post("/notices/wish", {"language": "fr", "wanted": "on"})
    assert Wish.objects.get(person=CHIEF).language == "fr"
    assert logged_out_sees_nothing(client)


def logged_out_sees_nothing(client: Client) -> bool:
    return client.get("/notices").status_code != 200


@pytest.mark.parametrize(
    ("url", "mail"),
    [
        ("smtp://mail.example", Mail("mail.example", 25)),
        (
            "smtp://u:p%40w@mail.example:587?starttls=1",
            Mail("mail.example", 587, "u", "p@w", starttls=True),
        ),
        ("smtps://mail.example", Mail("mail.example", 465, tls=True)),
    ],
)
def test_the_mail_server_is_read_from_one_address(url: str, mail: Mail) -> None:
    assert read_environment({"DRAWDOWN_SMTP_URL": url}).mail() == mail


def test_another_address_of_a_mail_server_is_refused() -> None:
    with pytest.raises(BadEnvironment, match="DRAWDOWN_SMTP_URL"):
        read_environment({"DRAWDOWN_SMTP_URL": "http://mail.example"}).mail()
