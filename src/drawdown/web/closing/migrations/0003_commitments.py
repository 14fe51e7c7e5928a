"""Keep the contracts, leases and claims of each site."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row a site."""

    dependencies = [("closing", "0002_environment_of_parts")]

    operations = [
        migrations.CreateModel(
            name="Commitments",
            fields=[
                ("site", models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ("content", models.JSONField()),
            ],
            options={"ordering": ["site"]},
        ),
    ]
