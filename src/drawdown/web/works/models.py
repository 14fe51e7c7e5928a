"""Rows of plans, and of the runs that made them. `project.py` and `runs.py` write them."""

from __future__ import annotations

import uuid

from django.db import models

from drawdown.web.register.models import Snapshot


class Plan(models.Model):
    """A plan document, named by its hash, and the register it was made from."""

    entry = models.BigIntegerField(primary_key=True)
    """The act that records it."""
    digest = models.CharField(max_length=64, unique=True)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="plans")
    feasible = models.BooleanField()
    cost_cents = models.BigIntegerField()
    made_at = models.DateTimeField()
    asked_by = models.CharField(max_length=60)
    replans = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replanned"
    )
    """The plan that a shock has changed into this one."""
    shock = models.CharField(max_length=64, blank=True)
    """The document of events that changed it; empty for a plan of a register alone."""

    class Meta:
        ordering = ["-feasible", "cost_cents", "-made_at"]
        """The best first: in time before late, then the cheaper, then the newer."""

    def __str__(self) -> str:
        return f"plan {self.digest[:12]}"


class Adoption(models.Model):
    """A plan that became the one to follow. The last one for a register counts."""

    entry = models.BigIntegerField(primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="adoptions")
    person = models.CharField(max_length=60)
    capacity = models.CharField(max_length=60)
    adopted_at = models.DateTimeField()

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return f"{self.plan} adopted by {self.person}"


class Approval(models.Model):
    """The approval of an adopted plan, by somebody else."""

    entry = models.BigIntegerField(primary_key=True)
    adoption = models.OneToOneField(Adoption, on_delete=models.PROTECT, related_name="approval")
    person = models.CharField(max_length=60)
    capacity = models.CharField(max_length=60)
    approved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.adoption.plan} approved by {self.person}"


class RunState(models.TextChoices):
    """Where a planning run stands. The last four are final."""

    QUEUED = "queued"
    RUNNING = "running"
    STOPPING = "stopping"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


UNFINISHED = (RunState.QUEUED, RunState.RUNNING, RunState.STOPPING)


class PlanningRun(models.Model):
    """One request to plan: work in progress; the plan that answers it is recorded by an act."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="runs")
    seconds = models.PositiveIntegerField()
    asked_by = models.CharField(max_length=60)
    state = models.CharField(max_length=12, choices=RunState.choices, default=RunState.QUEUED)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="runs")
    replans = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, related_name="replannings"
    )
    """The plan that is changed after a shock; none where the register is planned."""
    shock = models.CharField(max_length=64, blank=True)
    """The document of events that a plan is changed after."""
    failure = models.TextField(blank=True)
    """Why there is no plan, in words for a person; empty when all went well."""

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot"],
                condition=models.Q(state__in=UNFINISHED),
                name="one_unfinished_run_per_snapshot",
            )
        ]

    def __str__(self) -> str:
        return f"run {self.id} ({self.state})"


class Progress(models.Model):
    """The best cost and bound of a run at one moment, in cents of the register's cost currency."""

    run = models.ForeignKey(PlanningRun, on_delete=models.CASCADE, related_name="progress")
    elapsed_ms = models.PositiveIntegerField()
    cost_cents = models.BigIntegerField()
    bound_cents = models.BigIntegerField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.elapsed_ms} ms: {self.cost_cents} / {self.bound_cents}"
