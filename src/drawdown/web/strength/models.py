"""Rows of strength: one for each report. `project.py` is their only writer."""

from __future__ import annotations

from django.db import models


class Strength(models.Model):
    """One report of the mission, or of a site."""

    entry = models.BigIntegerField(primary_key=True)
    on = models.DateField()
    site = models.CharField(max_length=60, blank=True)
    measure = models.CharField(max_length=10)
    content = models.JSONField()

    class Meta:
        ordering = ["on", "entry"]
        constraints = [
            models.UniqueConstraint(
                fields=["on", "site", "measure"], name="strength_once_a_day_and_site"
            )
        ]

    def __str__(self) -> str:
        return f"{self.site or 'mission'} on {self.on}: {self.measure}"


class Guard(models.Model):
    """Who guards a site from a day on."""

    entry = models.BigIntegerField(primary_key=True)
    site = models.CharField(max_length=60)
    since = models.DateField()
    content = models.JSONField()

    class Meta:
        ordering = ["site", "since"]
        constraints = [models.UniqueConstraint(fields=["site", "since"], name="guard_once_a_day")]

    def __str__(self) -> str:
        return f"{self.site} from {self.since}"
