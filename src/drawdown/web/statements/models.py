"""Rows of statements: what each is about, its texts, reviews, embargoes and release.

`project.py` is their only writer.
"""

from __future__ import annotations

from django.db import models

from drawdown.web.adopted.models import InForce, Proposal

LANGUAGES = 10
"""Texts that one act can bring: the key of a text is its entry times this, and a number."""


FACTS = 1_000
"""Facts that one act can confirm."""


class Statement(models.Model):
    """A statement, from its first draft on."""

    id = models.CharField(primary_key=True, max_length=80)
    entry = models.BigIntegerField()
    site = models.CharField(max_length=60, blank=True)
    part = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=60, blank=True)
    reported = models.DateField(null=True)
    corrects = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=600, blank=True)
    """What was wrong with the one that it corrects."""
    corrected_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return self.id


class Signed(models.Model):
    """What every act on a statement leaves: which, by whom, in which capacity, when."""

    statement = models.CharField(max_length=80, db_index=True)
    person = models.CharField(max_length=66)
    capacity = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.statement} by {self.person}"


class Text(Signed):
    """A draft in one language; the last of a language counts."""

    id = models.BigIntegerField(primary_key=True)
    language = models.CharField(max_length=2)
    document = models.CharField(max_length=64)
    explained = models.JSONField()

    class Meta:
        ordering = ["-id"]


class Review(Signed):
    """What somebody else thought of the texts."""

    entry = models.BigIntegerField(primary_key=True)
    verdict = models.CharField(max_length=8)
    texts = models.JSONField()
    note = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["-entry"]


class Embargo(Signed):
    """A time before which it may not go out; none lifts it."""

    entry = models.BigIntegerField(primary_key=True)
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["-entry"]


class Release(Signed):
    """That it went out: the hashes of drafts and of plain texts by language."""

    entry = models.BigIntegerField(primary_key=True)
    texts = models.JSONField()
    reconstructed = models.BooleanField(default=False)

    class Meta:
        ordering = ["-entry"]


class ConfirmedFact(models.Model):
    """A fact that was read in a text and that a person confirmed."""

    id = models.BigIntegerField(primary_key=True)
    entry = models.BigIntegerField()
    site = models.CharField(max_length=60, db_index=True)
    kind = models.CharField(max_length=40)
    values = models.JSONField()
    document = models.CharField(max_length=64, db_index=True)
    start = models.IntegerField()
    end = models.IntegerField()
    person = models.CharField(max_length=66)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.site}"


class FiguresInForce(models.Model):
    """Definitions of figures that the mission put in force; the last ones hold."""

    entry = models.BigIntegerField(primary_key=True)
    digest = models.CharField(max_length=64)
    version = models.CharField(max_length=60)
    reason = models.CharField(max_length=600)
    person = models.CharField(max_length=66)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return self.version


class SentencesProposed(Proposal):
    """Sentences of statements that somebody proposed."""


class SentencesInForce(InForce):
    """Sentences of statements that came into force."""
