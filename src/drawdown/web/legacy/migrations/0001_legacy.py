"""The tables of the legacy."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Entries, what belongs to each, handovers, public regions."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("of", models.CharField(db_index=True, max_length=60)),
                ("document", models.CharField(max_length=64)),
                ("photograph", models.BooleanField()),
                ("caption", models.CharField(max_length=300)),
                ("caption_fr", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["entry"],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField()),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("of", models.CharField(max_length=60, unique=True)),
                ("successor", models.CharField(max_length=300)),
                ("on", models.DateField()),
                ("document", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "ordering": ["entry"],
            },
        ),
        migrations.CreateModel(
            name="PublicRegion",
            fields=[
                ("region", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField()),
            ],
            options={
                "ordering": ["region"],
            },
        ),
    ]
