"""Keep how each person wants their digest."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row a person."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Wish",
            fields=[
                ("person", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("language", models.CharField(default="en", max_length=5)),
                ("wanted", models.BooleanField(default=True)),
                ("sent_on", models.DateField(null=True)),
            ],
        ),
    ]
