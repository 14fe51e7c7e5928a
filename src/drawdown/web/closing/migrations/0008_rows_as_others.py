"""Keep rules as every other document that two persons put in force is kept."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from drawdown.web.records.guard import recording

MODELS = ("RulesInForce", "RulesProposal")


def tell_capacities(apps: Any, _editor: Any) -> None:
    """Take the capacity in which somebody acted from the act itself."""
    acts = dict(apps.get_model("records", "Entry").objects.values_list("index", "capacity"))
    with recording():
        for model in MODELS:
            for row in apps.get_model("closing", model).objects.all():
                row.capacity = acts.get(row.entry, "")
                row.save()


def _same_columns(model: str) -> list[Any]:
    return [
        migrations.RenameField(model, "since", "at"),
        migrations.RemoveField(model, "rules"),
        migrations.AddField(model, "capacity", models.CharField(default="", max_length=60)),
        migrations.AlterField(model, "person", models.CharField(max_length=66)),
        migrations.AlterField(model, "reason", models.CharField(max_length=600)),
        migrations.AlterModelOptions(model, {"ordering": ["-entry"]}),
    ]


class Migration(migrations.Migration):
    """The day is called as elsewhere; the capacity is new, the id of the rules is in the rules."""

    dependencies = [("closing", "0007_proposals"), ("records", "0001_acts")]

    operations = [
        *(each for model in MODELS for each in _same_columns(model)),
        migrations.RunPython(tell_capacities, migrations.RunPython.noop),
        *(
            migrations.AlterField(model, "capacity", models.CharField(max_length=60))
            for model in MODELS
        ),
    ]
