"""Plans and runs that answer a shock: the plan before it, and the document of its events."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Every plan and run there is answers none."""

    dependencies = [
        ("works", "0001_acts"),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="replans",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replanned",
                to="works.plan",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="shock",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="planningrun",
            name="replans",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replannings",
                to="works.plan",
            ),
        ),
        migrations.AddField(
            model_name="planningrun",
            name="shock",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
    ]
