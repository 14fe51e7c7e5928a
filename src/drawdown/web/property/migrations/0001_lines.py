"""The tables of property."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Lines, the account, mappings, decided lists."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DecidedList",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("decision", models.CharField(max_length=8)),
                ("counts", models.JSONField()),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
        migrations.CreateModel(
            name="Mapping",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name", models.SlugField(max_length=60)),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField()),
                ("line", models.CharField(db_index=True, max_length=60)),
                ("owner", models.CharField(max_length=66)),
                ("way", models.CharField(max_length=10)),
                ("quantity", models.BigIntegerField()),
                ("day", models.DateField()),
                ("place", models.CharField(max_length=80)),
                ("to", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Flow",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField()),
                ("day", models.DateField()),
                ("place", models.CharField(max_length=80)),
                ("owner", models.CharField(max_length=66)),
                ("way", models.CharField(max_length=10)),
                ("came", models.BigIntegerField()),
                ("went", models.BigIntegerField()),
                ("lines", models.BigIntegerField()),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["place", "owner", "day"], name="flow_by_place")],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("line", models.CharField(db_index=True, max_length=60)),
                ("place", models.CharField(max_length=80)),
                ("site", models.CharField(blank=True, max_length=60)),
                ("quantity", models.BigIntegerField()),
                ("sort", models.CharField(max_length=14)),
                ("owner", models.CharField(max_length=66)),
                ("description", models.CharField(max_length=300)),
                ("unit", models.CharField(max_length=20)),
                ("category", models.CharField(blank=True, max_length=100)),
                ("serial", models.CharField(blank=True, max_length=100)),
                ("condition", models.CharField(max_length=14)),
                ("purchase", models.BigIntegerField(null=True)),
                ("residual", models.BigIntegerField(null=True)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("position", models.CharField(blank=True, max_length=100)),
                ("custodian", models.CharField(blank=True, max_length=100)),
                ("restriction", models.CharField(blank=True, max_length=200)),
                ("container", models.CharField(blank=True, max_length=100)),
                ("group", models.CharField(max_length=3, null=True)),
                ("base", models.JSONField(default=dict)),
                ("entry", models.BigIntegerField()),
                ("opening", models.BigIntegerField()),
                ("opened_at", models.CharField(max_length=80)),
                ("words", models.TextField()),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["site", "id"], name="item_by_site"),
                    models.Index(fields=["owner", "id"], name="item_by_owner"),
                    models.Index(fields=["sort", "id"], name="item_by_sort"),
                    models.Index(fields=["group", "id"], name="item_by_group"),
                    models.Index(fields=["condition", "id"], name="item_by_condition"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("line", "place"), name="item_once_a_place")
                ],
            },
        ),
    ]
