"""The tables of the closure of sites."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Files of sites and their environment, reports on tasks, clearances."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Clearance",
            fields=[
                ("id", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("status", models.CharField(max_length=12)),
                ("needed_by", models.DateField()),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["needed_by", "id"],
            },
        ),
        migrations.CreateModel(
            name="EnvironmentFile",
            fields=[
                ("site", models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["site"],
            },
        ),
        migrations.CreateModel(
            name="SiteFile",
            fields=[
                ("subject", models.CharField(max_length=130, primary_key=True, serialize=False)),
                ("site", models.SlugField(max_length=60)),
                ("part", models.SlugField(blank=True, max_length=60)),
                ("state", models.CharField(max_length=60)),
                ("since", models.DateField(null=True)),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["site", "part"],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("site", models.SlugField(max_length=60)),
                ("task", models.CharField(max_length=3)),
                ("person", models.CharField(blank=True, max_length=60)),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["site", "task"],
                "constraints": [
                    models.UniqueConstraint(fields=("site", "task"), name="one_report_a_task")
                ],
            },
        ),
    ]
