"""Templates of reports: offered by one person, put in force by another, used by every page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from drawdown.reports.pack import shipped_pack
from drawdown.web.acts import HANDLERS
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.reports.templates_kept import TEMPLATES, pack_in_force, rules_in_force
from tests.web.adopted import checked, proposed_as_shown, put_in_force, sent
from tests.web.conftest import NOW, Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.worlds import load_minusma

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]
PAGE = "/reports/templates"
TITLE = "Daily situation report of the mission"


@pytest.fixture(autouse=True)
def minusma(db: None, installation: Real) -> None:
    installation()
    load_minusma(NOW)


@pytest.fixture
def director() -> Client:
    in_office(enrolled("p-aaaa"), "director_mission_support")
    return logged_in("p-aaaa")


@pytest.fixture
def head() -> Client:
    in_office(enrolled("p-bbbb"), "head_of_mission")
    return logged_in("p-bbbb")


def edited(version: str = "2") -> dict[str, Any]:
    held: dict[str, Any] = json.loads(shipped_pack().to_bytes())
    held["version"] = version
    daily = held["rules"]["templates"][0]
    assert daily["id"] == "situation-daily"
    daily["title"] = TITLE
    daily["sections"] = [each for each in daily["sections"] if each["id"] != "refusals"]
    return held


def offered(client: Client, held: dict[str, Any]) -> Any:
    return sent(client, PAGE, held, "the cell asks for less")


def adopted(client: Client) -> Any:
    return put_in_force(client, PAGE, TEMPLATES.proposed().first())


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_what_one_offers_and_another_adopts_is_what_reports_are_made_by(
    director: Client, head: Client
) -> None:
    assert offered(director, edited()).status_code == 302
    assert pack_in_force().version == "shipped"
    words = text(head, "/reports/templates")
    assert "<code>situation-daily</code> changed" in words
    assert TITLE not in text(head, "/reports/situation-daily")

    assert adopted(head).status_code == 302
    assert pack_in_force().version == "2"
    assert TITLE in text(head, "/reports")
    report = text(head, "/reports/situation-daily?as-of=2023-12-08&lang=en")
    assert TITLE in report
    assert 'id="section-incidents"' in report
    assert 'id="section-refusals"' not in report


def test_nobody_adopts_what_they_offered(director: Client) -> None:
    offered(director, edited())
    assert "You proposed this" in text(director, "/reports/templates")
    assert adopted(director).status_code == 409
    assert pack_in_force().version == "shipped"


def test_a_report_of_an_earlier_position_is_made_by_the_templates_of_then(
    director: Client, head: Client
) -> None:
    offered(director, edited())
    position = Entry.objects.count()
    adopted(head)

    assert rules_in_force(before=position).template("situation-daily").title != TITLE
    assert rules_in_force().template("situation-daily").title == TITLE


def test_an_offer_falls_when_other_templates_came_into_force(
    director: Client, head: Client
) -> None:
    offered(director, edited())
    late = checked(director, PAGE, edited("3")).content.decode()
    adopted(head)
    answer = proposed_as_shown(director, PAGE, late, "late")

    assert answer.status_code == 409
    assert "P715" in answer.content.decode()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda held: held["rules"]["templates"].pop(), "P719"),
        (lambda held: held["rules"]["words"].pop(), "P710"),
        (lambda held: held["rules"]["templates"][0].update(sight="everything"), "P712"),
        (lambda held: held["rules"]["templates"][0].update(offices=["poet"]), "P721"),
        (lambda held: held["rules"]["templates"][0]["sections"][1].update(kind="poem"), "P708"),
        (lambda held: held["rules"]["templates"][0]["sections"][0]["figures"].append("x"), "P709"),
        (lambda held: held["rules"]["figures"][0].update(unit="days"), "P714"),
        (lambda held: held["rules"]["words"][0].update(en="{who}"), "P711"),
        (lambda held: held["rules"]["templates"].append(held["rules"]["templates"][0]), "P713"),
        (lambda held: held.update(format="drawdown-poems/1"), "P707"),
    ],
)
def test_templates_by_which_no_report_can_be_made_are_refused_and_named(
    director: Client, spoil: Any, code: str
) -> None:
    held = edited()
    spoil(held)
    answer = offered(director, held)

    assert answer.status_code in {400, 409}
    assert code in answer.content.decode()
    assert not Entry.objects.filter(kind="templates.offered").exists()


def test_the_file_in_force_can_be_taken_edited_and_sent_back(director: Client) -> None:
    held = json.loads(director.get("/reports/templates.json").content)
    assert held["format"] == "drawdown-reports/1"
    held["version"] = "2"
    assert offered(director, held).status_code == 302


def test_rows_of_templates_are_rebuilt_from_the_ledger(director: Client, head: Client) -> None:
    offered(director, edited())
    adopted(head)
    before = rows()
    assert any("Templates" in name or "templates" in name for name in before)
    rebuild(HANDLERS)
    assert rows() == before


def rows() -> dict[str, Any]:
    return {name: held for name, held in every_row().items() if name.startswith("reports_")}
