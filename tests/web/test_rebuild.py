"""Every table follows from the acts: after any sequence of them, a rebuild gives the same rows."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawdown.register.history import History
from drawdown.web.acts import HANDLERS
from drawdown.web.records.append_only import removal
from drawdown.web.records.guard import recording
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry, Evidence, Topic
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.register.actions.load_register import load_register
from drawdown.web.register.models import Snapshot
from drawdown.web.works.models import Adoption, Approval, Plan
from tests.web.records.sound_plan import sound_register
from tests.web.records.story import CHIEF, HEAD, STEPS, Step, opened_once, run, sender, whole_story


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=12))
def test_a_rebuild_gives_the_same_rows_after_any_sequence_of_acts(steps: list[Step]) -> None:
    with transaction.atomic():
        opened_once()
        run(steps)
        before = every_row()
        rebuilt = rebuild(HANDLERS)
        assert every_row() == before
        assert rebuilt.acts == Entry.objects.count() == opened().log.audit().size
        transaction.set_rollback(True)


@pytest.fixture
def story(db: None) -> None:
    opened_once()
    register = sound_register()
    load_register(register, History(), origin="a test", by=sender(CHIEF, 0))
    run(whole_story()[1:])


@pytest.mark.usefixtures("story")
def test_the_story_of_a_plan_leads_to_its_rows() -> None:
    kinds = list(Entry.objects.values_list("kind", flat=True))
    assert kinds == [
        "ledger.opened",
        "register.loaded",
        "evidence.added",
        "ledger.refused",
        "plan.made",
        "plan.adopted",
        "ledger.refused",
        "plan.approved",
        "ledger.key_rotated",
        "register.corrected",
    ]
    assert Approval.objects.get().adoption == Adoption.objects.get()
    assert Approval.objects.get().person == HEAD.person
    assert Snapshot.objects.count() == 2


@pytest.mark.usefixtures("story")
def test_rows_that_somebody_changed_are_as_the_acts_say_after_a_rebuild() -> None:
    before = every_row()
    with recording():
        Evidence.objects.update(title="nothing to see")
        Approval.objects.all().delete()
        Plan.objects.update(cost_cents=1)
    assert every_row() != before
    rebuild(HANDLERS)
    assert every_row() == before


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE records_entry SET person = 'p-0009' WHERE \"index\" = 5",
        "DELETE FROM records_topic WHERE entry_id = 5",
    ],
)
def test_a_list_that_shows_an_entry_otherwise_is_found(sql: str) -> None:
    from_under_the_triggers(sql)
    with pytest.raises(Exception, match="entry 5"):
        rebuild(HANDLERS)


@pytest.mark.usefixtures("story")
def test_an_entry_that_somebody_changed_stops_the_rebuild() -> None:
    content = bytes(Entry.objects.get(pk=5).content).replace(b"p-0001", b"p-0002")
    from_under_the_triggers('UPDATE records_entry SET content = %s WHERE "index" = 5', [content])
    with pytest.raises(Exception, match="entry 5 is not what was recorded"):
        rebuild(HANDLERS)
    assert Topic.objects.exists()


def from_under_the_triggers(sql: str, values: list[Any] | None = None) -> None:
    """Change the ledger as somebody would who owns the database."""
    with recording(), connection.cursor() as cursor:
        for statement in removal(connection.vendor):
            cursor.execute(statement)
        cursor.execute(sql, values)
