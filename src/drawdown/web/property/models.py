"""Rows of property: lines at their places, the account of what came and went, mappings, lists.

`project.py` and its parts are their only writers. Keys follow from the entry of the act that made a
row, so that a rebuild makes the same ones.
"""

from __future__ import annotations

from django.db import models

ROWS_OF_AN_ACT = 10_000_000
"""Rows that one act can make of a kind: the key is its entry times this, and a number."""


class Item(models.Model):
    """Pieces of a line at a place: one row for each place where the line ever stood by itself."""

    id = models.BigIntegerField(primary_key=True)
    line = models.CharField(max_length=60, db_index=True)
    place = models.CharField(max_length=80)
    site = models.CharField(max_length=60, blank=True)
    """Empty while the pieces are on the way."""
    quantity = models.BigIntegerField()
    """What remains here; a row of zero is kept, so that what is gone can be found."""
    sort = models.CharField(max_length=14)
    owner = models.CharField(max_length=66)
    description = models.CharField(max_length=300)
    unit = models.CharField(max_length=20)
    category = models.CharField(max_length=100, blank=True)
    serial = models.CharField(max_length=100, blank=True)
    condition = models.CharField(max_length=14)
    purchase = models.BigIntegerField(null=True)
    residual = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    position = models.CharField(max_length=100, blank=True)
    custodian = models.CharField(max_length=100, blank=True)
    restriction = models.CharField(max_length=200, blank=True)
    container = models.CharField(max_length=100, blank=True)
    group = models.CharField(max_length=3, null=True)  # noqa: DJ001 -- nobody has decided yet
    base = models.JSONField(default=dict)
    """The last import's values of what acts have changed since."""
    entry = models.BigIntegerField()
    """The act that made the row."""
    opening = models.BigIntegerField()
    """Pieces that it entered with; none for a row that a movement made."""
    opened_at = models.CharField(max_length=80)
    words = models.TextField()
    """What it is searched by."""
    decision = models.BigIntegerField(null=True)
    """The decision that counts on where its line goes."""

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["line", "place"], name="item_once_a_place")]
        indexes = [
            models.Index(fields=["site", "id"], name="item_by_site"),
            models.Index(fields=["owner", "id"], name="item_by_owner"),
            models.Index(fields=["sort", "id"], name="item_by_sort"),
            models.Index(fields=["group", "id"], name="item_by_group"),
            models.Index(fields=["condition", "id"], name="item_by_condition"),
            models.Index(fields=["decision"], name="item_by_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.quantity} at {self.place}"


class Posting(models.Model):
    """A posting to the account by anything but the first import of a line."""

    id = models.BigIntegerField(primary_key=True)
    entry = models.BigIntegerField()
    line = models.CharField(max_length=60, db_index=True)
    owner = models.CharField(max_length=66)
    way = models.CharField(max_length=10)
    quantity = models.BigIntegerField()
    day = models.DateField()
    place = models.CharField(max_length=80)
    to = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.line} {self.way}"


class Flow(models.Model):
    """All pieces of an owner that one act let come to a place or go from it, in one way."""

    id = models.BigIntegerField(primary_key=True)
    entry = models.BigIntegerField()
    day = models.DateField()
    place = models.CharField(max_length=80)
    owner = models.CharField(max_length=66)
    way = models.CharField(max_length=10)
    came = models.BigIntegerField()
    went = models.BigIntegerField()
    lines = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["place", "owner", "day"], name="flow_by_place")]

    def __str__(self) -> str:
        return f"{self.owner} at {self.place} on {self.day}: {self.way}"


class Mapping(models.Model):
    """How the table of an enterprise system is read; the last saved one of an id counts."""

    entry = models.BigIntegerField(primary_key=True)
    name = models.SlugField(max_length=60, db_index=True)
    content = models.JSONField()

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return self.name


class DecidedList(models.Model):
    """A difference list that was applied or refused."""

    entry = models.BigIntegerField(primary_key=True)
    digest = models.CharField(max_length=64, db_index=True)
    decision = models.CharField(max_length=8)
    counts = models.JSONField()

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return f"{self.digest[:12]} {self.decision}"


class Count(models.Model):
    """A physical count of a site."""

    entry = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=60, unique=True)
    site = models.CharField(max_length=60, db_index=True)
    on = models.DateField()
    blind = models.BooleanField()
    custodian = models.CharField(max_length=100, blank=True)
    opened_by = models.CharField(max_length=60)
    closed = models.DateField(null=True)

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return f"{self.name} at {self.site}"


class Sighting(models.Model):
    """How many pieces of a line the last count saw at a site, and what became of a difference."""

    id = models.BigIntegerField(primary_key=True)
    entry = models.BigIntegerField()
    count = models.CharField(max_length=60, db_index=True)
    site = models.CharField(max_length=60)
    line = models.CharField(max_length=60)
    owner = models.CharField(max_length=66)
    expected = models.BigIntegerField()
    counted = models.BigIntegerField()
    by = models.CharField(max_length=60)
    on = models.DateField()
    cause = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=600, blank=True)
    explained_by = models.CharField(max_length=60, blank=True)
    explained_on = models.DateField(null=True)
    settled = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["site", "line"], name="sighting_once_a_site")
        ]

    def __str__(self) -> str:
        return f"{self.line} at {self.site}: {self.counted} of {self.expected}"


class Decision(models.Model):
    """Where a line is to go: one row for each decision; the last one of a line counts."""

    id = models.BigIntegerField(primary_key=True)
    entry = models.BigIntegerField()
    line = models.CharField(max_length=60, db_index=True)
    rules = models.CharField(max_length=64)
    rule = models.CharField(max_length=6)
    group = models.CharField(max_length=3, blank=True)
    method = models.CharField(max_length=20)
    facts = models.JSONField()
    shipping = models.JSONField(default=dict)
    duties = models.JSONField(default=list)
    needs = models.JSONField(default=list)
    officer = models.CharField(max_length=60)
    day = models.DateField()
    tranche = models.CharField(max_length=60, blank=True)
    """The tranche of the disposal plan that it was put forward in."""

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["tranche"], name="decision_by_tranche")]

    def __str__(self) -> str:
        return f"{self.line}: {self.rule}, {self.method}"


class File(models.Model):
    """A case, a tranche, a lot, a gift or a destruction: its state, and all that led there."""

    entry = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=60)
    site = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=16)
    opened = models.DateField()
    content = models.JSONField()

    class Meta:
        ordering = ["entry"]
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="file_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}: {self.state}"


class Limits(models.Model):
    """The bands of delegated authority that a mission entered; the last ones count."""

    entry = models.BigIntegerField(primary_key=True)
    content = models.JSONField()

    class Meta:
        ordering = ["-entry"]

    def __str__(self) -> str:
        return f"limits of entry {self.entry}"


class Stripped(models.Model):
    """A line from which the marks of the organization were taken."""

    line = models.CharField(max_length=60, primary_key=True)
    entry = models.BigIntegerField()
    day = models.DateField()
    photo = models.CharField(max_length=64)

    class Meta:
        ordering = ["line"]

    def __str__(self) -> str:
        return f"{self.line} on {self.day}"
