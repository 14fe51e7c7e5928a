"""Give each part of a site an environmental file of its own."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Concat

from drawdown.web.records.guard import recording


def name_subjects(apps: Any, schema_editor: Any) -> None:
    """Every file there is so far is that of a whole site."""
    files = apps.get_model("closing", "EnvironmentFile").objects
    with recording():
        files.update(site=F("subject"))
        files.update(subject=Concat(Value("site:"), F("site")))


class Migration(migrations.Migration):
    """Name the subject of an environmental file, as the file of a site does."""

    dependencies = [("closing", "0001_files")]

    operations = [
        migrations.RenameField("environmentfile", "site", "subject"),
        migrations.AlterField(
            "environmentfile",
            "subject",
            models.CharField(max_length=130, primary_key=True, serialize=False),
        ),
        migrations.AddField("environmentfile", "site", models.SlugField(default="", max_length=60)),
        migrations.AddField(
            "environmentfile", "part", models.SlugField(blank=True, default="", max_length=60)
        ),
        migrations.RunPython(name_subjects, migrations.RunPython.noop),
        migrations.AlterField("environmentfile", "site", models.SlugField(max_length=60)),
        migrations.AlterField(
            "environmentfile", "part", models.SlugField(blank=True, max_length=60)
        ),
        migrations.AlterModelOptions("environmentfile", {"ordering": ["site", "part"]}),
    ]
