"""Counts, decisions on disposal, and the files of disposal."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables beside the lines, and which decision on a line counts."""

    dependencies = [
        ("property", "0002_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="Count",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=60, unique=True)),
                ("site", models.CharField(db_index=True, max_length=60)),
                ("on", models.DateField()),
                ("blind", models.BooleanField()),
                ("custodian", models.CharField(blank=True, max_length=100)),
                ("opened_by", models.CharField(max_length=60)),
                ("closed", models.DateField(null=True)),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField()),
                ("line", models.CharField(db_index=True, max_length=60)),
                ("rules", models.CharField(max_length=64)),
                ("rule", models.CharField(max_length=6)),
                ("group", models.CharField(blank=True, max_length=3)),
                ("method", models.CharField(max_length=20)),
                ("facts", models.JSONField()),
                ("shipping", models.JSONField(default=dict)),
                ("duties", models.JSONField(default=list)),
                ("needs", models.JSONField(default=list)),
                ("officer", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("tranche", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="File",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=60)),
                ("site", models.CharField(blank=True, max_length=60)),
                ("state", models.CharField(max_length=16)),
                ("opened", models.DateField()),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["entry"],
            },
        ),
        migrations.CreateModel(
            name="Limits",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField()),
                ("count", models.CharField(db_index=True, max_length=60)),
                ("site", models.CharField(max_length=60)),
                ("line", models.CharField(max_length=60)),
                ("owner", models.CharField(max_length=66)),
                ("expected", models.BigIntegerField()),
                ("counted", models.BigIntegerField()),
                ("by", models.CharField(max_length=60)),
                ("on", models.DateField()),
                ("cause", models.CharField(blank=True, max_length=20)),
                ("words", models.CharField(blank=True, max_length=600)),
                ("explained_by", models.CharField(blank=True, max_length=60)),
                ("explained_on", models.DateField(null=True)),
                ("settled", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddField(
            model_name="item",
            name="decision",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["decision"], name="item_by_decision"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["tranche"], name="decision_by_tranche"),
        ),
        migrations.AddConstraint(
            model_name="file",
            constraint=models.UniqueConstraint(fields=("kind", "name"), name="file_once"),
        ),
        migrations.AddConstraint(
            model_name="sighting",
            constraint=models.UniqueConstraint(
                fields=("site", "line"), name="sighting_once_a_site"
            ),
        ),
    ]
