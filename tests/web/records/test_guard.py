"""Records change through the door alone: the database and the run time both say so."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from drawdown.web.records.append_only import TABLES
from drawdown.web.records.door import perform
from drawdown.web.records.guard import WrittenBesideTheDoor, recording
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.local import by_the_operator
from drawdown.web.records.models import Entry, Evidence, Topic
from drawdown.web.records.tables import LEDGER, WORK_IN_PROGRESS, guarded, projected, table_of
from tests.web.records.conftest import AT, photo

pytestmark = pytest.mark.usefixtures("ledger")


@pytest.fixture
def one_act(ledger: None) -> None:
    perform(EVIDENCE_ADDED, photo(), at=AT, permission=by_the_operator)


@pytest.mark.usefixtures("one_act")
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_the_database_refuses_to_change_an_entry(table: str, statement: str) -> None:
    column = "kind" if table == "records_entry" else "topic"
    sql = statement.format(table, column, column)
    with (
        pytest.raises(DatabaseError, match="only appended"),
        transaction.atomic(),
        recording(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Entry.objects.count() == 2
    assert Topic.objects.exists()


@pytest.mark.usefixtures("one_act")
def test_a_write_beside_the_door_is_refused() -> None:
    with pytest.raises(WrittenBesideTheDoor), transaction.atomic():
        Evidence.objects.update(title="another")
    with pytest.raises(WrittenBesideTheDoor), transaction.atomic():
        Evidence.objects.create(entry=9, sha256="ab" * 32, size=1, form="png", title="x")
    with (
        pytest.raises(WrittenBesideTheDoor),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM records_personalvalue")
    assert Evidence.objects.get().title == "gate 1"


def test_every_table_is_a_record_or_has_a_reason_not_to_be() -> None:
    tables = {
        table for table in connection.introspection.table_names() if table != "django_migrations"
    }
    listed = {*map(table_of, projected()), *LEDGER, *WORK_IN_PROGRESS}
    assert tables <= listed
    assert guarded().isdisjoint(WORK_IN_PROGRESS)
    assert all(WORK_IN_PROGRESS.values())
