"""Rows of the closure: each is one pure record as JSON, with the columns that lists ask for.

`project.py` is their only writer, `codec.py` turns them into pure types and back.
"""

from __future__ import annotations

from django.db import models

from drawdown.web.adopted.models import InForce, Proposal


class SiteFile(models.Model):
    """The file of a site, or of a part of it."""

    subject = models.CharField(max_length=130, primary_key=True)
    site = models.SlugField(max_length=60)
    part = models.SlugField(max_length=60, blank=True)
    """Empty for the whole site."""
    state = models.CharField(max_length=60)
    since = models.DateField(null=True)
    content = models.JSONField()

    class Meta:
        ordering = ["site", "part"]

    def __str__(self) -> str:
        return f"{self.subject}: {self.state}"


class EnvironmentFile(models.Model):
    """The environmental file of a site, or of a part of it."""

    subject = models.CharField(max_length=130, primary_key=True)
    site = models.SlugField(max_length=60)
    part = models.SlugField(max_length=60, blank=True)
    """Empty for the whole site."""
    content = models.JSONField()

    class Meta:
        ordering = ["site", "part"]

    def __str__(self) -> str:
        return self.subject


class Report(models.Model):
    """What was reported of a task: never what the plan says of it."""

    site = models.SlugField(max_length=60)
    task = models.CharField(max_length=3)
    person = models.CharField(max_length=60, blank=True)
    content = models.JSONField()

    class Meta:
        ordering = ["site", "task"]
        constraints = [models.UniqueConstraint(fields=["site", "task"], name="one_report_a_task")]

    def __str__(self) -> str:
        return f"{self.site}/{self.task}"


class Clearance(models.Model):
    """A request for a clearance and its answer."""

    id = models.CharField(max_length=60, primary_key=True)
    status = models.CharField(max_length=12)
    needed_by = models.DateField()
    content = models.JSONField()

    class Meta:
        ordering = ["needed_by", "id"]

    def __str__(self) -> str:
        return f"{self.id}: {self.status}"


class Commitments(models.Model):
    """The contracts, leases and claims of a site."""

    site = models.SlugField(max_length=60, primary_key=True)
    content = models.JSONField()

    class Meta:
        ordering = ["site"]

    def __str__(self) -> str:
        return self.site


class RulesInForce(InForce):
    """One version of the closing rules that an act put in force, and why."""

    told = ("version", "reason")
    version = models.CharField(max_length=60)
    reason = models.CharField(max_length=600)


class RulesProposal(Proposal):
    """Rules that somebody proposed; they wait while those that they replace are in force."""


class ExitFile(models.Model):
    """The hasty exit of a site, or of a part of it."""

    subject = models.CharField(max_length=130, primary_key=True)
    site = models.SlugField(max_length=60)
    part = models.SlugField(max_length=60, blank=True)
    """Empty for the whole site."""
    content = models.JSONField()

    class Meta:
        ordering = ["site", "part"]

    def __str__(self) -> str:
        return self.subject


class PackFile(models.Model):
    """The pack of a site, or of a part of it: inspection, remarks, versions, signatures."""

    subject = models.CharField(max_length=130, primary_key=True)
    site = models.SlugField(max_length=60)
    part = models.SlugField(max_length=60, blank=True)
    """Empty for the whole site."""
    content = models.JSONField()

    class Meta:
        ordering = ["site", "part"]

    def __str__(self) -> str:
        return self.subject
