"""Rows of reports on their way: what each is, its files, its reviews, its release.

`project.py` is their only writer.
"""

from __future__ import annotations

from django.db import models

from drawdown.web.adopted.models import InForce, Proposal
from drawdown.web.statements.models import Signed


class Report(models.Model):
    """A report that somebody drafted, from its first draft on."""

    id = models.CharField(primary_key=True, max_length=80)
    entry = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    as_of = models.DateField()
    corrects = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=600, blank=True)
    """What was wrong with the one that it corrects."""
    corrected_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return self.id


class OfReport(Signed):
    """What every act on a report leaves: `statement` is the name of the report."""

    entry = models.BigIntegerField(primary_key=True)

    class Meta:
        abstract = True
        ordering = ["-entry"]


class Files(OfReport):
    """A draft: the hashes of its files by name; the last one counts."""

    size = models.BigIntegerField()
    root = models.CharField(max_length=60)
    files = models.JSONField()

    class Meta(OfReport.Meta):
        abstract = False


class Review(OfReport):
    """What somebody else thought of the files."""

    verdict = models.CharField(max_length=8)
    texts = models.JSONField()
    note = models.CharField(max_length=600, blank=True)

    class Meta(OfReport.Meta):
        abstract = False


class Release(OfReport):
    """That it went out: the files that stood are frozen."""

    class Meta(OfReport.Meta):
        abstract = False


class TemplatesOffered(Proposal):
    """Templates that somebody would put in force."""


class TemplatesInForce(InForce):
    """Templates that came into force."""
