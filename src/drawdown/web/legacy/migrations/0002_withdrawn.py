"""Entries that were withdrawn."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row for each entry that is told no more."""

    dependencies = [
        ("legacy", "0001_legacy"),
    ]

    operations = [
        migrations.CreateModel(
            name="Withdrawn",
            fields=[
                ("of", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField()),
                ("reason", models.CharField(max_length=600)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["of"],
            },
        ),
    ]
