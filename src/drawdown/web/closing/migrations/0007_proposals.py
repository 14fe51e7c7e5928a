"""Keep every version of the closing rules that was proposed."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row a proposal."""

    dependencies = [("closing", "0006_packs")]

    operations = [
        migrations.CreateModel(
            name="RulesProposal",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("before", models.CharField(max_length=64)),
                ("rules", models.CharField(max_length=60)),
                ("version", models.CharField(max_length=60)),
                ("since", models.DateTimeField()),
                ("person", models.CharField(max_length=60)),
                ("reason", models.TextField()),
            ],
            options={"ordering": ["entry"]},
        ),
    ]
