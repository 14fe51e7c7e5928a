"""The first tables: snapshots of registers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Made from the models as they stood first."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("mission", models.SlugField(max_length=60)),
                ("as_of", models.DateField()),
                ("origin", models.CharField(max_length=200)),
                ("history", models.CharField(blank=True, max_length=64)),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-loaded_at", "-id"],
            },
        ),
    ]
