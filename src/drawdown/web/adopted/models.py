"""Rows of such documents: what was proposed, and what came into force. Tables inherit them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Row(models.Model):
    """A document that an act named; the entry is the act."""

    entry = models.BigIntegerField(primary_key=True)
    digest = models.CharField(max_length=64)
    person = models.CharField(max_length=66)
    capacity = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["-entry"]

    def __str__(self) -> str:
        return self.digest[:16]


class Proposal(Row):
    """One that somebody proposed, until it is withdrawn."""

    before = models.CharField(max_length=64)
    version = models.CharField(max_length=60)
    reason = models.CharField(max_length=600)

    class Meta(Row.Meta):
        abstract = True


class InForce(Row):
    """One that came into force; the last one counts."""

    told: ClassVar[tuple[str, ...]] = ()
    """What a row keeps of the body of the act beside the document."""

    class Meta(Row.Meta):
        abstract = True
