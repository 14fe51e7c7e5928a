"""The table of reports."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Reports of strength."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Strength",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("site", models.CharField(blank=True, max_length=60)),
                ("measure", models.CharField(max_length=10)),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["on", "entry"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("on", "site", "measure"), name="strength_once_a_day_and_site"
                    )
                ],
            },
        ),
    ]
