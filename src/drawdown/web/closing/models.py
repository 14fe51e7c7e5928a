"""Rows of the closure: each is one pure record as JSON, with the columns that lists ask for.

`project.py` is their only writer, `codec.py` turns them into pure types and back.
"""

from __future__ import annotations

from django.db import models


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


class RulesInForce(models.Model):
    """One version of the closing rules that an act put in force; the last one is."""

    entry = models.BigIntegerField(primary_key=True)
    digest = models.CharField(max_length=64)
    rules = models.CharField(max_length=60)
    version = models.CharField(max_length=60)
    since = models.DateTimeField()
    person = models.CharField(max_length=60)
    reason = models.TextField()

    class Meta:
        ordering = ["entry"]

    def __str__(self) -> str:
        return f"{self.rules} {self.version} since entry {self.entry}"


class RulesProposal(models.Model):
    """Rules that somebody proposed; they wait while those that they replace are in force."""

    entry = models.BigIntegerField(primary_key=True)
    digest = models.CharField(max_length=64)
    before = models.CharField(max_length=64)
    rules = models.CharField(max_length=60)
    version = models.CharField(max_length=60)
    since = models.DateTimeField()
    person = models.CharField(max_length=60)
    reason = models.TextField()

    class Meta:
        ordering = ["entry"]

    def __str__(self) -> str:
        return f"{self.rules} {self.version} proposed by entry {self.entry}"


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
