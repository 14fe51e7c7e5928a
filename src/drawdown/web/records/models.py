"""The ledger's own tables, and the rows that acts on the ledger and its evidence lead to.

`store.py` is the only writer of the first, `project.py` of the second.
"""

from __future__ import annotations

from django.db import models


class Head(models.Model):
    """Where the log stands, as one value: the row that is locked while an act is recorded."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    content = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return f"head ({len(self.content)} bytes)"


class Entry(models.Model):
    """One act: its canonical bytes, and what lists are filtered by, read from them.

    Triggers refuse to change or to delete a row.
    """

    index = models.BigIntegerField(primary_key=True)
    act = models.UUIDField(unique=True)
    content = models.BinaryField()
    kind = models.CharField(max_length=60)
    mission = models.CharField(max_length=60)
    person = models.CharField(max_length=60)
    capacity = models.CharField(max_length=60)
    claimed = models.DateTimeField()
    recorded = models.DateTimeField()

    class Meta:
        ordering = ["index"]
        indexes = [
            models.Index(fields=["kind", "-index"], name="entry_by_kind"),
            models.Index(fields=["person", "-index"], name="entry_by_person"),
            models.Index(fields=["recorded", "-index"], name="entry_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.index}: {self.kind}"


class Topic(models.Model):
    """One thing that an act is about: a subject that it names, or a site that it concerns."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="topics")
    topic = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "entry"], name="topic_once_for_an_entry")
        ]

    def __str__(self) -> str:
        return f"{self.topic} in {self.entry_id}"


class Tile(models.Model):
    """Up to 256 hashes of the tree; level 0 holds those of the entries."""

    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="tile_once")]

    def __str__(self) -> str:
        return f"tile {self.level}/{self.index}"


class Checkpoint(models.Model):
    """A note that the log signed at one size, with the cosignatures that came to it."""

    size = models.BigIntegerField(primary_key=True)
    note = models.TextField()

    def __str__(self) -> str:
        return f"checkpoint {self.size}"


class PersonalValue(models.Model):
    """A value that acts name by its digest. It can be erased; what is proven stays proven."""

    digest = models.CharField(max_length=64, primary_key=True)
    salt = models.CharField(max_length=32)
    value = models.TextField()

    def __str__(self) -> str:
        return self.digest[:12]


class Refusal(models.Model):
    """A submission that was not accepted; `kept` when it waits for a person, as a document."""

    entry = models.BigIntegerField(primary_key=True)
    act = models.UUIDField()
    kind = models.CharField(max_length=60)
    person = models.CharField(max_length=60)
    submission = models.CharField(max_length=64)
    codes = models.JSONField()
    kept = models.BooleanField()

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return f"{self.kind} refused: {', '.join(self.codes)}"


class Evidence(models.Model):
    """What is known of a document or a photo in the content store."""

    entry = models.BigIntegerField(primary_key=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    form = models.CharField(max_length=10)
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return f"{self.title} ({self.form})"
