"""Tasks of the two tracks that are done."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row for each task at each place that an act said is done."""

    dependencies = [("liquidation", "0001_open_items")]

    operations = [
        migrations.CreateModel(
            name="Task",
            fields=[
                ("key", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("done_on", models.DateField()),
            ],
            options={"ordering": ["key"]},
        ),
    ]
