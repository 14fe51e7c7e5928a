"""The tables of reports that are kept, reviewed and released."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Reports, their files, reviews and releases."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Files",
            fields=[
                ("statement", models.CharField(db_index=True, max_length=80)),
                ("person", models.CharField(max_length=66)),
                ("capacity", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("root", models.CharField(max_length=60)),
                ("files", models.JSONField()),
            ],
            options={
                "ordering": ["-entry"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("statement", models.CharField(db_index=True, max_length=80)),
                ("person", models.CharField(max_length=66)),
                ("capacity", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
            ],
            options={
                "ordering": ["-entry"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField()),
                ("kind", models.CharField(max_length=60)),
                ("as_of", models.DateField()),
                ("corrects", models.CharField(blank=True, max_length=80)),
                ("reason", models.CharField(blank=True, max_length=600)),
                ("corrected_by", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("statement", models.CharField(db_index=True, max_length=80)),
                ("person", models.CharField(max_length=66)),
                ("capacity", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("verdict", models.CharField(max_length=8)),
                ("texts", models.JSONField()),
                ("note", models.CharField(blank=True, max_length=600)),
            ],
            options={
                "ordering": ["-entry"],
                "abstract": False,
            },
        ),
    ]
