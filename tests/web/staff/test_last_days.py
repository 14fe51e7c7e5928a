"""Last days, check-out and separations by their forms; what is personal is shown to few."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from drawdown.web.acts import HANDLERS
from drawdown.web.people.actions.erase_person import erase_person
from drawdown.web.records.models import Entry
from drawdown.web.records.personal import value_of
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.register.models import Snapshot
from drawdown.web.staff.queries import file_of
from tests.web.conftest import BY_OPERATOR, Real
from tests.web.people.persons import enrolled, in_office, logged_in

pytestmark = pytest.mark.django_db
HR, FINANCE, AUDIT, LEDGER, WHO = "p-0051", "p-0052", "p-0053", "p-0054", "p-0055"
ROLES = {HR: "human_resources", FINANCE: "finance_legal", AUDIT: "auditor",
         LEDGER: "drawdown_cell_chief"}  # fmt: skip


@pytest.fixture
def people(client: Client, mission: Snapshot, installation: Real) -> dict[str, Client]:
    """Return the browsers of four offices and of the one who leaves."""
    installation()
    for person, role in ROLES.items():
        in_office(enrolled(person), role)
    enrolled(WHO)
    return {person: logged_in(person) for person in (*ROLES, WHO)}


def sent(client: Client, kind: str, **given: Any) -> Any:
    words = client.get("/last-days").content.decode()
    found = re.search(rf'id="form-{kind}".*?name="stamp" value="([^"]+)"', words, re.DOTALL)
    assert found is not None, (kind, words)
    said = {"stamp": found[1], "person": WHO, "on": "2026-01-05", **given}
    return client.post(f"/last-days/record/{kind}", said)


def separation(client: Client) -> Any:
    return sent(client, "separation-decided", criteria="C/12", pool="drivers", pool_size="9",
                outcome="not_renewed", grounds="fewest years of service")  # fmt: skip


def test_a_last_day_opens_a_list_that_each_office_settles(people: dict[str, Client]) -> None:
    answer = sent(people[HR], "last_day-set", last_day="2026-02-01")
    assert answer.status_code == 302, answer.content.decode()
    said = {"item": "money", "applies": "yes"}
    answer = sent(people[FINANCE], "check_out-settled", **said)
    assert answer.status_code == 302, answer.content.decode()
    assert list(file_of(WHO).settled) == ["money"]
    for language, words in (("en", "Identity card and pass returned"), ("fr", "laissez-passer")):
        people[HR].cookies[settings.LANGUAGE_COOKIE_NAME] = language
        assert words in people[HR].get("/last-days").content.decode()
    table = people[HR].get("/last-days.csv").content.decode("utf-8-sig")
    assert f"{WHO},2026-02-01,1," in table
    assert people[FINANCE].get("/last-days.csv").status_code == 403
    rows = {n: r for n, r in every_row().items() if n.startswith("staff_")}
    rebuild(HANDLERS)
    assert {n: r for n, r in every_row().items() if n.startswith("staff_")} == rows


def test_what_was_decided_is_shown_to_few_and_can_be_erased(people: dict[str, Client]) -> None:
    answer = separation(people[HR])
    assert answer.status_code == 302, answer.content.decode()
    index = Entry.objects.filter(kind="separation.decided").get().index
    assert b"fewest years" not in bytes(Entry.objects.get(index=index).content)
    for person, shown in ((HR, True), (AUDIT, True), (FINANCE, False), (WHO, False)):
        page = people[person].get("/last-days").content.decode()
        assert ("fewest years" in page) == shown, person
    act = f"/ledger/{index}"
    assert "fewest years" in people[AUDIT].get(act).content.decode()
    told = people[LEDGER].get(act)
    assert told.status_code == 200
    assert "fewest years" not in told.content.decode()
    grounds = file_of(WHO).separations[0].grounds
    assert value_of(grounds) == "fewest years of service"
    erase_person(WHO, HANDLERS["person.erased"], by=BY_OPERATOR)
    assert value_of(grounds) is None
    assert "fewest years" not in people[HR].get("/last-days").content.decode()


def test_nobody_but_the_offices_of_the_table_records_a_separation(
    people: dict[str, Client],
) -> None:
    shown = people[HR].get("/last-days").content.decode()
    stamp = re.search(
        r'id="form-separation-decided".*?name="stamp" value="([^"]+)"', shown, re.DOTALL
    )
    assert stamp is not None
    said = {
        "stamp": stamp[1],
        "person": WHO,
        "on": "2026-01-05",
        "criteria": "C/12",
        "pool": "drivers",
        "pool_size": "9",
        "outcome": "not_renewed",
        "grounds": "few",
    }
    for person in (FINANCE, AUDIT, LEDGER, WHO):
        page = people[person].get("/last-days").content.decode()
        assert "form-separation-decided" not in page, person
        answer = people[person].post("/last-days/record/separation-decided", said)
        assert answer.status_code == 403, person
    assert not Entry.objects.filter(kind="separation.decided").exists()
    assert people[HR].post("/last-days/record/separation-decided", said).status_code == 302
