"""Time-stamps: added to what was signed, recorded with their day, and renewed as a dated task."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from drawdown.documents.renewal import stamped
from drawdown.documents.sign import raise_level
from drawdown.ledger.act import PersonId
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.signing.renewal import renewal_of
from drawdown.web.closing.packs.renewals import RenewalLine, renewals
from drawdown.web.notices.gather import gather
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from drawdown.web.people.who import Who
from drawdown.web.store import documents
from tests.documents.signing import SINCE, authority
from tests.web.signing.conftest import ENGINEER, GOVERNOR, OFFICE, PAGE, TODAY, Signing
from tests.web.signing.test_on_a_tablet import attest, both_sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(signing: Signing) -> Signing:
    """Let both sides sign and the witness attest."""
    both_sign(signing)
    for side in ("mission", "host"):
        assert attest(signing, ENGINEER, side).status_code == 302
    return signing


def raised(content: bytes, years: int = 10) -> bytes:
    stamps = authority().time_stamper(since=SINCE, at=timezone.now(), years=years)
    return raise_level(content, (authority().root,), stamps=stamps)


def signed_file(done: Signing) -> bytes:
    assert done.version.signed_file is not None
    return documents().get(done.version.signed_file)


def sent(done: Signing, content: bytes) -> Any:
    file = SimpleUploadedFile("raised.pdf", content, "application/pdf")
    return done.send(OFFICE, "raised", raised=file)


def told(days: int) -> list[str]:
    at = timezone.now() + timedelta(days=days)
    who = Who(at, PersonId(OFFICE), has_account=True)
    return [notice.words for notice in gather(who, at.date())]


def test_a_signed_pack_asks_for_a_time_stamp_and_later_for_its_renewal(done: Signing) -> None:
    assert any("Add a time-stamp" in words for words in told(0))
    content = raised(signed_file(done))
    found = stamped(content)
    assert found is not None
    assert sent(done, content).status_code == 302
    kept = done.version.raised[0]
    assert (kept.level, kept.until) == (found.level, found.until)
    assert not any("time-stamp" in words for words in told(0))
    soon = (found.until - TODAY).days - 170
    assert any("Renew the time-stamp" in words for words in told(soon))
    assert any("missed since" in words for words in told(365 * 20))
    again = raised(content, years=25)
    assert sent(done, again).status_code == 302
    assert not any("missed" in words for words in told(365 * 20))
    assert sent(done, again).status_code == 409, "the same copy is no renewal"


def test_the_work_list_holds_each_time_stamp_as_a_task_with_its_day(done: Signing) -> None:
    def listed(person: str, language: str = "en") -> str:
        headers = {"accept-language": language}
        words = done.clients[person].get("/work", headers=headers).content.decode()
        return words.partition('id="renewals"')[2].partition("</section>")[0]

    assert "add the first time-stamp" in listed(OFFICE)
    assert "/site/nord/signing#renewal" in listed(OFFICE)
    content = raised(signed_file(done))
    found = stamped(content)
    assert found is not None
    assert sent(done, content).status_code == 302
    assert "renew the time-stamp" in listed(OFFICE)
    assert "renouveler" in listed(OFFICE, "fr")

    def lines(day: date) -> list[RenewalLine]:
        return renewals(Who(timezone.now(), PersonId(OFFICE), has_account=True), day)

    (today,) = lines(TODAY)
    assert (today.renewal.until, today.missed, today.late) == (found.until, None, False)
    (late,) = lines(found.until - timedelta(days=100))
    assert (late.missed, late.late) == (None, True)
    (missed,) = lines(TODAY + timedelta(days=365 * 20))
    assert missed.missed == found.until


def test_a_reader_of_another_site_finds_no_time_stamp_of_this_one(done: Signing) -> None:
    at = timezone.now()
    enrol_person("Far Away", "far@mission.example", by=machine(at), person="p-0093")
    far = CapacityGiven(person="p-0093", role="host_representative", since=TODAY, sites=("sud",))
    give_office(far, by=machine(at))
    assert renewals(Who(at, PersonId("p-0093"), has_account=True), TODAY) == []
    assert renewals(Who(at, PersonId(GOVERNOR), has_account=True), TODAY) != []


def test_another_file_than_the_signed_one_is_no_copy_of_it(done: Signing) -> None:
    content = raised(signed_file(done))
    assert sent(done, signed_file(done)).status_code == 409
    spoilt = bytearray(content)
    spoilt[100] ^= 1
    assert sent(done, bytes(spoilt)).status_code == 409
    assert not done.version.raised
    assert "is to be added by" in done.clients[OFFICE].get(PAGE).content.decode()


def test_what_is_not_signed_by_both_needs_no_time_stamp(signing: Signing) -> None:
    assert renewal_of(None) is None
    assert renewal_of(signing.version) is None
