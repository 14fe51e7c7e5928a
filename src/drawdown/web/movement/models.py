"""Rows of movements: each is one pure record as JSON, with the columns that lists ask for.

`project.py` is their only writer.
"""

from __future__ import annotations

from django.db import models


class CargoRequest(models.Model):
    """What somebody wants to have moved."""

    id = models.CharField(max_length=60, primary_key=True)
    site = models.CharField(max_length=60)
    needed_by = models.DateField()
    content = models.JSONField()

    class Meta:
        ordering = ["needed_by", "id"]

    def __str__(self) -> str:
        return self.id


class Movement(models.Model):
    """One movement."""

    id = models.CharField(max_length=60, primary_key=True)
    status = models.CharField(max_length=12)
    origin = models.CharField(max_length=60)
    destination = models.CharField(max_length=60)
    leaves = models.DateField()
    """The day it left; before that, the day it is to leave."""
    content = models.JSONField()

    class Meta:
        ordering = ["leaves", "id"]
        indexes = [models.Index(fields=["status", "leaves"], name="movement_by_status")]

    def __str__(self) -> str:
        return f"{self.id}: {self.status}"
