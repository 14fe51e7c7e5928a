"""What lines are searched by: each database has its own way."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from drawdown.web.property.search import DO, UNDO


def put_on(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of words."""
    for statement in DO[editor.connection.vendor]:
        editor.execute(statement, params=None)


def take_off(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away."""
    for statement in UNDO[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """One set of statements for each kind of database."""

    dependencies = [("property", "0001_lines")]

    operations = [migrations.RunPython(put_on, take_off)]
