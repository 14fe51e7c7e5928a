"""The tables of the liquidation."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The phase, and what acts said of each open item."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                ("item", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("content", models.JSONField()),
            ],
            options={"ordering": ["item"]},
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("begun", models.JSONField(null=True)),
                ("closed_on", models.DateField(null=True)),
            ],
        ),
    ]
