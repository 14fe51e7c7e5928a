"""Definitions of figures that the mission put in force."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row for each version."""

    dependencies = [
        ("statements", "0002_confirmed"),
    ]

    operations = [
        migrations.CreateModel(
            name="FiguresInForce",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("version", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=600)),
                ("person", models.CharField(max_length=66)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
    ]
