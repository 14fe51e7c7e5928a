"""Many tasks at once: each is its own act, and one that is refused keeps no other from it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.web.closing.queries import works
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from drawdown.web.records.models import Entry, Refusal
from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real
from tests.web.people.persons import logged_in

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date().isoformat()


@pytest.fixture
def chief(client: Client, mission: Snapshot, installation: Real) -> Client:
    installation()
    by = machine(timezone.now())
    enrol_person("Person chief", "p-0001@mission.example", by=by, person="p-0001")
    give_office(
        CapacityGiven(person="p-0001", role="drawdown_cell_chief", since=timezone.now().date()),
        by=by,
    )
    return logged_in("p-0001")


def sent(client: Client, kind: str, *picks: str, **given: Any) -> Any:
    words = client.get("/work").content.decode()
    stamp = re.search(r'name="stamp" value="([^"]+)"', words)
    assert stamp is not None
    return client.post(
        reverse("work-many"), {"stamp": stamp[1], "kind": kind, "pick": picks, **given}
    )


def test_many_are_assigned_begun_and_finished_with_one_document(chief: Client) -> None:
    picks = ("nord/T01", "sud/T01")
    assert sent(chief, "task.assigned", *picks, person="p-0001").status_code == 200
    assert sent(chief, "task.started", *picks, on=TODAY).status_code == 200
    paper = SimpleUploadedFile("p.csv", b"a,b\n1,2\n", content_type="text/csv")
    answer = sent(chief, "task.done", *picks, on=TODAY, file=paper)
    assert answer.status_code == 200, answer.content.decode()
    for site in ("nord", "sud"):
        work = works()[site]["T01"]
        assert work.done is not None
        assert work.reported.person == "p-0001"
    added = Entry.objects.get(kind="evidence.added")
    assert {"site:nord", "site:sud"} <= set(added.topics.values_list("topic", flat=True))


def test_one_that_is_refused_is_listed_recorded_and_keeps_no_other_from_being_done(
    chief: Client,
) -> None:
    answer = sent(chief, "task.started", "nord/T01", "nord/T56", on=TODAY)
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "1 task was recorded" in words
    assert "T56 waits for" in words
    assert works()["nord"]["T01"].started is not None
    assert works()["nord"]["T56"].started is None
    assert Refusal.objects.count() == 1


def test_what_no_list_sends_is_a_bad_request(chief: Client) -> None:
    assert chief.post(reverse("work-many"), {"kind": "task.done"}).status_code == 400
    assert sent(chief, "gate.passed", "nord/T01").status_code == 400
    assert sent(chief, "task.started", "nord").status_code == 400
