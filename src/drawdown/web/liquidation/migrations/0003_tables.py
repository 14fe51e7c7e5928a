"""Tables of both tracks: those that are proposed, and those in force."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two tables."""

    dependencies = [("liquidation", "0002_tasks_done")]

    operations = [
        migrations.CreateModel(
            name="TablesInForce",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("person", models.CharField(max_length=66)),
                ("capacity", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={"ordering": ["-entry"]},
        ),
        migrations.CreateModel(
            name="TablesProposed",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("before", models.CharField(max_length=64)),
                ("version", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=600)),
                ("person", models.CharField(max_length=66)),
                ("capacity", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={"ordering": ["-entry"]},
        ),
    ]
