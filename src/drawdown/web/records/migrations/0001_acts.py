"""The first tables: the ledger, what stands beside it, and its evidence."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Made from the models as they stood first."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("note", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("size", models.BigIntegerField()),
                ("form", models.CharField(max_length=10)),
                ("title", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("content", models.BinaryField(default=b"")),
            ],
        ),
        migrations.CreateModel(
            name="PersonalValue",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("salt", models.CharField(max_length=32)),
                ("value", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("act", models.UUIDField()),
                ("kind", models.CharField(max_length=60)),
                ("person", models.CharField(max_length=60)),
                ("submission", models.CharField(max_length=64)),
                ("codes", models.JSONField()),
                ("kept", models.BooleanField()),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("index", models.BigIntegerField(primary_key=True, serialize=False)),
                ("act", models.UUIDField(unique=True)),
                ("content", models.BinaryField()),
                ("kind", models.CharField(max_length=60)),
                ("mission", models.CharField(max_length=60)),
                ("person", models.CharField(max_length=60)),
                ("capacity", models.CharField(max_length=60)),
                ("claimed", models.DateTimeField()),
                ("recorded", models.DateTimeField()),
            ],
            options={
                "ordering": ["index"],
                "indexes": [
                    models.Index(fields=["kind", "-index"], name="entry_by_kind"),
                    models.Index(fields=["person", "-index"], name="entry_by_person"),
                    models.Index(fields=["recorded", "-index"], name="entry_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.BigIntegerField()),
                ("hashes", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("level", "index"), name="tile_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("topic", models.CharField(max_length=200)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="topics",
                        to="records.entry",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("topic", "entry"), name="topic_once_for_an_entry"
                    )
                ],
            },
        ),
    ]
