"""Keep the pack of each site and part, with its versions and signatures."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row a site or part."""

    dependencies = [("closing", "0005_rules")]

    operations = [
        migrations.CreateModel(
            name="PackFile",
            fields=[
                ("subject", models.CharField(max_length=130, primary_key=True, serialize=False)),
                ("site", models.SlugField(max_length=60)),
                ("part", models.SlugField(blank=True, max_length=60)),
                ("content", models.JSONField()),
            ],
            options={"ordering": ["site", "part"]},
        ),
    ]
