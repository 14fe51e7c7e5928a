"""The first table: the registers that took effect."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Made from the models as they stood first."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("mission", models.SlugField(max_length=60)),
                ("as_of", models.DateField()),
                ("origin", models.CharField(max_length=300)),
                ("history", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
    ]
