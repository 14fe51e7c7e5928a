"""Rows of the liquidation: its phase, tables, tasks that are done, what acts said of open items.

`project.py` is their only writer. What is drawn from other parts is drawn each time and kept
nowhere.
"""

from __future__ import annotations

from django.db import models

from drawdown.web.adopted.models import InForce, Proposal


class Phase(models.Model):
    """The one phase of the mission after its withdrawal."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    begun = models.JSONField(null=True)
    closed_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"closed on {self.closed_on}" if self.closed_on else "running"


class Item(models.Model):
    """What acts said of one open item."""

    item = models.CharField(max_length=120, primary_key=True)
    content = models.JSONField()

    class Meta:
        ordering = ["item"]

    def __str__(self) -> str:
        return self.item


class Task(models.Model):
    """A task at a place that an act said is done."""

    key = models.CharField(max_length=80, primary_key=True)
    done_on = models.DateField()

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class TablesProposed(Proposal):
    """Tables of both tracks that somebody proposed."""


class TablesInForce(InForce):
    """Tables of both tracks that came into force."""
