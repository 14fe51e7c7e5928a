"""The tables of movements."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Requests and movements."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CargoRequest",
            fields=[
                ("id", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("site", models.CharField(max_length=60)),
                ("needed_by", models.DateField()),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["needed_by", "id"],
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                ("id", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("status", models.CharField(max_length=12)),
                ("origin", models.CharField(max_length=60)),
                ("destination", models.CharField(max_length=60)),
                ("leaves", models.DateField()),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["leaves", "id"],
                "indexes": [models.Index(fields=["status", "leaves"], name="movement_by_status")],
            },
        ),
    ]
