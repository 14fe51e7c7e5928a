"""Contracts, leases and claims on their page: notice, minimum charges, and the two clocks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from drawdown.web.closing.commitments.lines import amount
from drawdown.web.closing.queries import commitments_of, register
from tests.web.closing.test_forms import (  # noqa: F401 -- fixtures
    TODAY,
    authorised,
    logged_in_once,
    nobody_yet,
    office,
    paper,
    sent,
)

pytestmark = pytest.mark.django_db
PAGE = "/site/nord/commitments"
LEASE = {
    "contract": "L-1",
    "counterparty": "the owner of the ground",
    "lease": "on",
    "notice_days": "90",
    "minimum_charge": "1500.50",
    "day_charge": "20",
    "currency": "USD",
}


def recorded(**more: Any) -> Any:
    return sent("director_mission_support", "contract-recorded", **(LEASE | more), file=paper())


def page(role: str = "director_mission_support") -> str:
    return logged_in_once(role).get(PAGE).content.decode()


def test_a_lease_is_recorded_with_its_charges_in_the_fractions_of_its_currency() -> None:
    answer = recorded()
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"].startswith(f"{PAGE}?receipt=")
    lease = commitments_of("nord").contracts["L-1"]
    assert (lease.minimum_charge, lease.day_charge) == (150_050, 2_000)
    words = page()
    assert "the owner of the ground" in words
    assert "90 days of notice" in words
    assert "USD\xa01,500.50" in words
    assert "no end" in words


def test_a_currency_without_fractions_takes_none_and_keeps_whole_units() -> None:
    answer = recorded(currency="XOF")
    assert answer.status_code == 400
    assert "The currency has no such fractions." in answer.content.decode()
    assert recorded(currency="XOF", minimum_charge="1500").status_code == 302
    assert commitments_of("nord").contracts["L-1"].minimum_charge == 1500
    assert amount(1500, "XOF") == "XOF\xa01,500"


def test_sums_are_hidden_from_who_does_not_see_the_finances() -> None:
    recorded()
    words = page("head_of_office")
    assert "L-1" in words
    assert "1,500.50" not in words
    assert "Sums are for those who see the finances." in words


def test_a_release_before_the_notice_has_run_out_is_refused_on_the_same_page() -> None:
    recorded()
    given = {"contract": "L-1", "file": paper("a,b\n3,4\n")}
    assert sent("director_mission_support", "contract-noticed", **given).status_code == 302
    words = page()
    last = TODAY + timedelta(days=90)
    assert f"{last.day} {last:%b %Y}" in words


def test_the_clocks_of_a_claim_count_from_discovery_and_from_the_end_of_the_mandate() -> None:
    end = register().mission.deadline
    said: dict[str, Any] = {
        "claim": "C-1",
        "kind": "third_party_injury",
        "amount": "250",
        "currency": "USD",
    }
    said |= {"happened": "2023-07-03", "on": "2023-08-01", "file": paper()}
    assert sent("head_of_office", "claim-filed", **said).status_code == 302
    words = page()
    assert f"{end.day} {end:%B %Y}" in words
    assert "3 Jan 2024" in words  # six months after it happened
    assert "counted from the discovery" in words
    assert f"by {end.day} {end:%B} {end.year + 1}" in words


def test_a_claim_that_came_too_late_is_kept_marked_and_settled_under_an_exception_alone() -> None:
    said: dict[str, Any] = {"claim": "C-1", "kind": "third_party_property", "currency": "USD"}
    said |= {"happened": "2023-07-03", "on": "2024-02-01", "file": paper()}
    assert sent("head_of_office", "claim-filed", **said).status_code == 302
    assert "too late" in page()
    settled = {"claim": "C-1", "outcome": "settled", "agreed": "100", "on": TODAY.isoformat()}
    no = sent("director_mission_support", "claim-decided", **settled, file=paper("a,b\n5,6\n"))
    assert no.status_code == 409
    assert "C205" in no.content.decode()
    yes = sent(
        "director_mission_support",
        "claim-decided",
        **settled,
        exception="the legal office of headquarters",
        file=paper("a,b\n7,8\n"),
    )
    assert yes.status_code == 302
    assert commitments_of("nord").claims["C-1"].agreed == 10_000


def test_the_last_day_for_notice_is_counted_back_from_the_day_the_site_is_left(
    mission: object,
) -> None:
    recorded()
    assert date(2023, 1, 1) < TODAY
    assert "was due" in page()
