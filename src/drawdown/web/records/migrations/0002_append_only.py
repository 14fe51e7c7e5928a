"""Triggers that refuse to change or to delete an entry."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from drawdown.web.records.append_only import removal, statements


def put_on(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the tables append-only."""
    for statement in statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def take_off(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the tables be dropped again."""
    for statement in removal(editor.connection.vendor):
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """One set of statements for each kind of database."""

    dependencies = [("records", "0001_acts")]

    operations = [migrations.RunPython(put_on, take_off)]
