"""What is broken in the records on purpose is found, and looking at it changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from drawdown.ledger.acts.key_rotated import Why
from drawdown.web.doctor import machine_checks
from drawdown.web.doctor.examining import examine
from drawdown.web.doctor.installation import Installation, Looked
from drawdown.web.records.actions.rotate_key import rotate_key
from drawdown.web.records.append_only import removal
from drawdown.web.records.guard import recording
from drawdown.web.records.keys import key_folder
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import acts_in_order, every_row
from drawdown.web.store import documents
from drawdown.web.works.models import Plan
from tests.web.conftest import BY_OPERATOR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mission")]


def found(now: datetime | None = None, *, quick: bool = False) -> list[Looked]:
    """Return what the checks of records found; the machine has tests of its own."""
    at = Installation(settings.ENVIRONMENT, {}, now or timezone.now())
    return examine(at, quick=quick)[len(machine_checks.CHECKS) :]


def codes(now: datetime | None = None) -> list[str]:
    return [each.code for looked in found(now) for each in looked.findings]


def secret_of(number: int) -> Path:
    key = opened().log.ring.log[number].key
    return key_folder().root / f"{key.key_id.hex()}.key"


def from_under_the_guard(sql: str) -> None:
    with recording(), connection.cursor() as cursor:
        for statement in [*removal(connection.vendor), sql]:
            cursor.execute(statement)


def test_records_in_order_have_nothing_and_stay_as_they_are() -> None:
    before = every_row()
    assert codes() == []
    assert every_row() == before


def test_rows_that_no_act_gives_are_found_and_left_for_rebuild() -> None:
    with recording():
        Plan.objects.update(cost_cents=1)
    assert codes() == ["I503"]
    assert Plan.objects.get().cost_cents == 1


def test_a_changed_entry_is_found_and_nothing_is_built_on_it() -> None:
    from_under_the_guard("UPDATE records_entry SET person = 'p-0009' WHERE \"index\" = 1")
    looked = found()
    assert "I502" in [each.code for each in looked[-1].findings]
    assert looked[-1].name == "ledger"


def test_triggers_that_were_taken_away_are_named_each() -> None:
    from_under_the_guard("SELECT 1")
    assert set(codes()) == {"I406"}


def test_a_document_that_is_missing_or_changed_is_named_by_its_act() -> None:
    named = list(dict.fromkeys(name for _, act in acts_in_order() for name in act.evidence))
    first, second = (documents().root / name[:2] / name[2:] for name in named[:2])
    kept = [(place, place.read_bytes()) for place in (first, second)]
    try:
        first.unlink()
        second.chmod(0o644)
        second.write_bytes(kept[1][1] + b" ")
        assert codes() == ["I506", "I507"]
    finally:
        for place, content in kept:
            place.write_bytes(content)


def test_a_key_that_is_missing_or_open_to_others_is_named() -> None:
    rotate_key(Why.ROUTINE, by=BY_OPERATOR)
    secret_of(0).unlink()
    assert codes() == ["I505"]
    secret_of(1).chmod(0o644)
    assert codes() == ["I505", "I504"]


def test_a_clock_behind_the_last_act_is_named() -> None:
    last = Entry.objects.order_by("-index").values_list("recorded", flat=True)[0]
    assert codes(last - timedelta(hours=1)) == ["I303"]


def test_jobs_that_nobody_takes_up_are_counted() -> None:
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="a.b", backend_name="default"
    )
    assert codes() == []
    assert codes(timezone.now() + timedelta(hours=1)) == ["I407"]


def test_tables_of_a_newer_version_stop_the_rest() -> None:
    MigrationRecorder(connection).record_applied("records", "0999_of_tomorrow")
    looked = found(quick=True)
    assert [each.code for each in looked[-1].findings] == ["I405"]


def test_tables_of_an_older_version_are_not_brought_up_to_date() -> None:
    recorder = MigrationRecorder(connection)
    last = max(name for app, name in recorder.applied_migrations() if app == "notices")
    recorder.record_unapplied("notices", last)
    looked = found(quick=True)
    assert [each.code for each in looked[-1].findings] == ["I404"]
    assert ("notices", last) not in recorder.applied_migrations()


def test_a_mission_without_an_administrator_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Installation, "is_set_up", property(lambda _: True))
    apps.get_model("people", "Account").objects.all().delete()
    assert codes() == ["I509"]
    [finding] = [each for looked in found() for each in looked.findings]
    assert finding.remedy.endswith("drawdown invite PERSON"), "nobody holds the office here"
