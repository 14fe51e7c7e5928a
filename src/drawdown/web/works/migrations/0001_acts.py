"""The first tables: plans, their adoption and approval, and planning runs."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Made from the models as they stood first."""

    initial = True

    dependencies = [
        ("register", "0001_acts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Adoption",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("person", models.CharField(max_length=60)),
                ("capacity", models.CharField(max_length=60)),
                ("adopted_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-entry"],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("person", models.CharField(max_length=60)),
                ("capacity", models.CharField(max_length=60)),
                ("approved_at", models.DateTimeField()),
                (
                    "adoption",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approval",
                        to="works.adoption",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("feasible", models.BooleanField()),
                ("cost_cents", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=60)),
                (
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="register.snapshot",
                    ),
                ),
            ],
            options={
                "ordering": ["-feasible", "cost_cents", "-made_at"],
            },
        ),
        migrations.AddField(
            model_name="adoption",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="adoptions",
                to="works.plan",
            ),
        ),
        migrations.CreateModel(
            name="PlanningRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seconds", models.PositiveIntegerField()),
                ("asked_by", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("running", "Running"),
                            ("stopping", "Stopping"),
                            ("finished", "Finished"),
                            ("stopped", "Stopped"),
                            ("failed", "Failed"),
                            ("interrupted", "Interrupted"),
                        ],
                        default="queued",
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("failure", models.TextField(blank=True)),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="works.plan",
                    ),
                ),
                (
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="register.snapshot",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at"],
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("elapsed_ms", models.PositiveIntegerField()),
                ("cost_cents", models.BigIntegerField()),
                ("bound_cents", models.BigIntegerField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="progress",
                        to="works.planningrun",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="planningrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("queued", "running", "stopping"))),
                fields=("snapshot",),
                name="one_unfinished_run_per_snapshot",
            ),
        ),
    ]
