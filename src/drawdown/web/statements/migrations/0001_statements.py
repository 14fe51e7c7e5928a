"""The tables of statements."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Statements, their texts, reviews, embargoes and releases."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Embargo",
            fields=[
                ("statement", models.CharField(db_index=True, max_length=80)),
                ("person", models.CharField(max_length=66)),
                ("capacity", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("until", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=600)),
            ],
            options={
                "ordering": ["-entry"],
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
                ("texts", models.JSONField()),
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
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField()),
                ("site", models.CharField(blank=True, max_length=60)),
                ("part", models.CharField(blank=True, max_length=60)),
                ("subject", models.CharField(blank=True, max_length=60)),
                ("reported", models.DateField(null=True)),
                ("corrects", models.CharField(blank=True, max_length=80)),
                ("reason", models.CharField(blank=True, max_length=600)),
                ("corrected_by", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
        migrations.CreateModel(
            name="Text",
            fields=[
                ("statement", models.CharField(db_index=True, max_length=80)),
                ("person", models.CharField(max_length=66)),
                ("capacity", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=2)),
                ("document", models.CharField(max_length=64)),
                ("explained", models.JSONField()),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
    ]
