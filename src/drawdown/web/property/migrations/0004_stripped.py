"""Lines from which the marks of the organization were taken."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [("property", "0003_disposal")]

    operations = [
        migrations.CreateModel(
            name="Stripped",
            fields=[
                (
                    "line",
                    models.CharField(max_length=60, primary_key=True, serialize=False),
                ),
                ("entry", models.BigIntegerField()),
                ("day", models.DateField()),
                ("photo", models.CharField(max_length=64)),
            ],
            options={"ordering": ["line"]},
        ),
    ]
