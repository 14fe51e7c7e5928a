"""Rows of contingents' equipment: one for each contingent. `project.py` is their only writer."""

from __future__ import annotations

from django.db import models


class UnitFile(models.Model):
    """All that is told of one contingent's equipment, as JSON."""

    unit = models.CharField(max_length=66, primary_key=True)
    content = models.JSONField()

    class Meta:
        ordering = ["unit"]

    def __str__(self) -> str:
        return self.unit
