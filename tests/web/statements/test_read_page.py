"""Reading a text on screen: proposals with their places; nothing is kept before it is confirmed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from drawdown.progress.telling.words import Language
from drawdown.statements.draft import About, tidy
from drawdown.statements.gather import Records, facts
from drawdown.statements.write import write
from drawdown.web.acts import HANDLERS
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import rebuild
from drawdown.web.records.sending import new_stamp
from drawdown.web.statements.drafts import facts_about, records_now
from drawdown.web.statements.models import ConfirmedFact
from tests.web.conftest import NOW, Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.worlds import load_minusma, of_the_example

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]
TEXT = "The band played. The last personnel left Kidal on 30 October 2023. Nobody was hurt."


@pytest.fixture(autouse=True)
def minusma(db: None, installation: Real) -> Records:
    installation()
    load_minusma(NOW)
    return Records(*of_the_example())


@pytest.fixture
def press() -> Client:
    in_office(enrolled("p-aaaa"), "public_information")
    return logged_in("p-aaaa")


def confirmed(client: Client, text: str, site: str, *picks: int) -> Any:
    stamp = new_stamp(timezone.now()).signed()
    given = {"text": text, "site": site, "pick": [str(pick) for pick in picks], "stamp": stamp}
    return client.post("/read/confirm", given)


def test_what_is_read_is_marked_and_what_is_not_used_is_listed(press: Client) -> None:
    words = press.post("/read", {"text": TEXT}).content.decode()
    assert re.search(r"<mark>.*?The last personnel left Kidal on 30 October 2023\.", words)
    assert words.count('<span class="unused">') == 3
    assert "the records say otherwise" in words
    assert "<li>Nobody was hurt.</li>" in words
    assert "characters 17 to 66" in words


def test_reading_writes_nothing(press: Client) -> None:
    before = Entry.objects.count()
    press.post("/read", {"text": TEXT})
    assert confirmed(press, TEXT, "kidal").status_code == 400
    assert Entry.objects.count() == before
    assert not ConfirmedFact.objects.exists()


def test_only_what_a_person_ticks_is_kept(press: Client) -> None:
    text = TEXT + " Liquidation begins on 1 January 2024."
    assert confirmed(press, text, "kidal", 2).status_code == 302
    assert list(ConfirmedFact.objects.values_list("kind", flat=True)) == ["liquidation"]
    assert confirmed(press, text, "kidal", 2).status_code == 409
    assert confirmed(press, text, "kidal", 9).status_code == 400
    assert confirmed(press, text, "atlantis", 1).status_code == 409


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("site", ["mopti-sevare", "kidal"])
def test_a_statement_of_ours_is_confirmed_whole(
    press: Client, minusma: Records, site: str, language: Language
) -> None:
    told = write(minusma, facts(minusma, site), language)
    count = len(told.facts)
    assert confirmed(press, tidy(told.text), site, *range(1, count + 1)).status_code == 302
    assert ConfirmedFact.objects.count() == count


def test_a_confirmed_fact_fills_a_gap_of_the_records_and_never_replaces_one(
    press: Client,
) -> None:
    text = "For the host country, the gouverneur signed. " + TEXT
    records = records_now()
    assert records is not None
    before = facts_about(records, About(site="kidal"))
    confirmed(press, text, "kidal", 1)
    after = facts_about(records, About(site="kidal"))
    assert [f for f in after if f not in before] == []
    signed = "For the host country, the Governor of Gao Region signed."
    assert confirmed(press, signed, "kidal", 1).status_code == 302
    (fact,) = (f for f in facts_about(records, About(site="kidal")) if f not in before)
    assert (fact.kind, fact.values["capacity"]) == ("signed_host", "Governor of Gao Region")
    assert fact.sources[0].startswith("ledger entry ")


def taken_back(client: Client, fact: int, reason: str) -> Any:
    stamp = new_stamp(timezone.now()).signed()
    return client.post("/read/withdraw", {"fact": fact, "reason": reason, "stamp": stamp})


def test_a_confirmed_fact_is_taken_back_by_another_act_with_its_reason(press: Client) -> None:
    signed = "For the host country, the Governor of Gao Region signed."
    records = records_now()
    assert records is not None
    before = facts_about(records, About(site="kidal"))
    confirmed(press, signed, "kidal", 1)
    assert facts_about(records, About(site="kidal")) != before
    (fact,) = ConfirmedFact.objects.all()
    assert "Take it back" in press.get("/read").content.decode()
    assert "refused=P506" in taken_back(press, fact.pk, " ")["Location"]
    assert ConfirmedFact.objects.exists()
    assert "receipt=" in taken_back(press, fact.pk, "the text was of Gao")["Location"]
    assert facts_about(records, About(site="kidal")) == before
    assert Entry.objects.filter(kind="text.confirmed").count() == 1
    assert taken_back(press, fact.pk, "again").status_code == 404
    assert confirmed(press, signed, "kidal", 1).status_code == 302
    rebuild(HANDLERS)
    assert ConfirmedFact.objects.count() == 1


def test_who_may_not_confirm_takes_nothing_back(press: Client) -> None:
    confirmed(press, TEXT, "kidal", 1)
    (fact,) = ConfirmedFact.objects.all()
    in_office(enrolled("p-bbbb"), "auditor")
    assert taken_back(logged_in("p-bbbb"), fact.pk, "no").status_code == 403
    assert ConfirmedFact.objects.exists()


def test_a_rebuild_gives_the_same_facts(press: Client) -> None:
    confirmed(press, TEXT, "kidal", 1)
    before = list(ConfirmedFact.objects.values())
    rebuild(HANDLERS)
    assert list(ConfirmedFact.objects.values()) == before
