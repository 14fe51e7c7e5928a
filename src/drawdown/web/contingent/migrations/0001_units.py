"""The table of contingents' equipment."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row for each contingent."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="UnitFile",
            fields=[
                ("unit", models.CharField(max_length=66, primary_key=True, serialize=False)),
                ("content", models.JSONField()),
            ],
            options={"ordering": ["unit"]},
        ),
    ]
