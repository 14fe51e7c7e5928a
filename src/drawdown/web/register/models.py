"""Rows that point at register documents. `project.py` is their only writer."""

from __future__ import annotations

from django.db import models


class Snapshot(models.Model):
    """A register that took effect: the document is named by its hash and never changes."""

    entry = models.BigIntegerField(primary_key=True)
    """The act that loaded it, or corrected the one before."""
    digest = models.CharField(max_length=64, db_index=True)
    mission = models.SlugField(max_length=60)
    as_of = models.DateField()
    origin = models.CharField(max_length=300)
    """Where it came from, in words: the name of an example or of a folder."""
    history = models.CharField(max_length=64)
    """The document of what really happened, shown beside a plan and never an input of one."""
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return f"{self.mission} as of {self.as_of} ({self.digest[:12]})"
