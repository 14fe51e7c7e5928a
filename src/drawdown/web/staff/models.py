"""Rows of persons who leave, by id and never by name. `project.py` is their only writer."""

from __future__ import annotations

from django.db import models

from drawdown.web.adopted.models import InForce, Proposal


class Leaver(models.Model):
    """All that is told of one person's leaving, as JSON: personal values are digests there."""

    person = models.CharField(max_length=20, primary_key=True)
    last_day = models.DateField(null=True)
    content = models.JSONField()

    class Meta:
        ordering = ["last_day", "person"]

    def __str__(self) -> str:
        return self.person


class ListProposed(Proposal):
    """A check-out list that somebody proposed."""


class ListInForce(InForce):
    """A check-out list that came into force."""
