"""Releases that were told for a demonstration."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The mark of a release that is reconstructed."""

    dependencies = [
        ("statements", "0003_figures"),
    ]

    operations = [
        migrations.AddField(
            model_name="release",
            name="reconstructed",
            field=models.BooleanField(default=False),
        ),
    ]
