"""Rows that point at register documents. `project.py` is their only writer."""

from __future__ import annotations

from django.db import models


class Snapshot(models.Model):
    """A register as it was loaded once: the document is named by its hash and never changes."""

    digest = models.CharField(max_length=64, unique=True)
    mission = models.SlugField(max_length=60)
    as_of = models.DateField()
    origin = models.CharField(max_length=200)
    """Where it came from, in words: the name of an example or of a folder."""
    history = models.CharField(max_length=64, blank=True)
    """The document of what really happened, shown beside a plan and never an input of one."""
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-loaded_at", "-id"]

    def __str__(self) -> str:
        return f"{self.mission} as of {self.as_of} ({self.digest[:12]})"
