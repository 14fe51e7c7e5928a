"""The table of guards."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row for each guard of a site."""

    dependencies = [("strength", "0001_strength")]

    operations = [
        migrations.CreateModel(
            name="Guard",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("site", models.CharField(max_length=60)),
                ("since", models.DateField()),
                ("content", models.JSONField()),
            ],
            options={"ordering": ["site", "since"]},
        ),
        migrations.AddConstraint(
            model_name="guard",
            constraint=models.UniqueConstraint(fields=("site", "since"), name="guard_once_a_day"),
        ),
    ]
