"""The table of persons who leave."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row for each person."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Leaver",
            fields=[
                ("person", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("last_day", models.DateField(null=True)),
                ("content", models.JSONField()),
            ],
            options={"ordering": ["last_day", "person"]},
        ),
    ]
