"""Rows of the legacy: entries, what belongs to each, who looks after it, which regions are public.

`project.py` is their only writer.
"""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """An entry as it stands, and the act that brought it."""

    id = models.CharField(primary_key=True, max_length=60)
    entry = models.BigIntegerField()
    content = models.JSONField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.id


class Attachment(models.Model):
    """A photograph or another document of an entry."""

    entry = models.BigIntegerField(primary_key=True)
    of = models.CharField(max_length=60, db_index=True)
    document = models.CharField(max_length=64)
    photograph = models.BooleanField()
    caption = models.CharField(max_length=300)
    caption_fr = models.CharField(max_length=300)

    class Meta:
        ordering = ["entry"]

    def __str__(self) -> str:
        return f"{self.of}: {self.document[:12]}"


class Handover(models.Model):
    """Who looks after an entry from now on."""

    entry = models.BigIntegerField(primary_key=True)
    of = models.CharField(max_length=60, unique=True)
    successor = models.CharField(max_length=300)
    on = models.DateField()
    document = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["entry"]

    def __str__(self) -> str:
        return f"{self.of} to {self.successor}"


class Withdrawn(models.Model):
    """An entry that is told no more, and why; recording it anew takes the row away."""

    of = models.CharField(primary_key=True, max_length=60)
    entry = models.BigIntegerField()
    reason = models.CharField(max_length=600)
    at = models.DateTimeField()

    class Meta:
        ordering = ["of"]

    def __str__(self) -> str:
        return self.of


class PublicRegion(models.Model):
    """A region whose page anybody may read."""

    region = models.CharField(primary_key=True, max_length=300)
    entry = models.BigIntegerField()

    class Meta:
        ordering = ["region"]

    def __str__(self) -> str:
        return self.region
