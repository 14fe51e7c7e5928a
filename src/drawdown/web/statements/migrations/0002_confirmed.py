"""Facts that were read in a text and confirmed."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The facts that persons confirmed."""

    dependencies = [
        ("statements", "0001_statements"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConfirmedFact",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField()),
                ("site", models.CharField(db_index=True, max_length=60)),
                ("kind", models.CharField(max_length=40)),
                ("values", models.JSONField()),
                ("document", models.CharField(db_index=True, max_length=64)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("person", models.CharField(max_length=66)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["id"],
            },
        ),
    ]
