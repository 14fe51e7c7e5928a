"""Check-out lists that the mission proposed and put in force."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row for each proposal, one for each version."""

    dependencies = [("staff", "0001_leavers")]

    operations = [
        migrations.CreateModel(
            name="ListProposed",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("person", models.CharField(max_length=66)),
                ("capacity", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("before", models.CharField(max_length=64)),
                ("version", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=600)),
            ],
            options={"ordering": ["-entry"], "abstract": False},
        ),
        migrations.CreateModel(
            name="ListInForce",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("person", models.CharField(max_length=66)),
                ("capacity", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={"ordering": ["-entry"], "abstract": False},
        ),
    ]
