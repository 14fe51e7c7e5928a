"""Give each part of a site an environmental file of its own."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def name_subjects(apps: Any, schema_editor: Any) -> None:
    """Every file there is so far is that of a whole site."""
    new = apps.get_model("closing", "FileOfSubject")
    for old in apps.get_model("closing", "EnvironmentFile").objects.all():
        new.objects.create(subject=f"site:{old.site}", site=old.site, part="", content=old.content)


class Migration(migrations.Migration):
    """Name the subject of an environmental file, as the file of a site does.

    A new table takes the place of the old one: where the old key is renamed, PostgreSQL keeps the
    name of its index, and the new column `site` could not have it.
    """

    dependencies = [("closing", "0001_files")]

    operations = [
        migrations.CreateModel(
            name="FileOfSubject",
            fields=[
                (
                    "subject",
                    models.CharField(max_length=130, primary_key=True, serialize=False),
                ),
                ("site", models.SlugField(max_length=60)),
                ("part", models.SlugField(blank=True, max_length=60)),
                ("content", models.JSONField()),
            ],
            options={"ordering": ["site", "part"]},
        ),
        migrations.RunPython(name_subjects, migrations.RunPython.noop),
        migrations.DeleteModel("EnvironmentFile"),
        migrations.RenameModel("FileOfSubject", "EnvironmentFile"),
    ]
