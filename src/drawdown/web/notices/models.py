"""How somebody wants to be told: no record of the mission, a rebuild leaves it alone."""

from __future__ import annotations

from django.db import models


class Wish(models.Model):
    """The language of a person's digest, whether they want it, and when it was last sent."""

    person = models.CharField(max_length=20, primary_key=True)
    language = models.CharField(max_length=5, default="en")
    wanted = models.BooleanField(default=True)
    sent_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"digest of {self.person}"
