"""What a session and a token hang on: that the person serves, and what they hold right now."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.apps import apps
from django.db.models import Q
from django.utils import timezone


def standing_stamp(of_password: str, person: str) -> str:
    """Return the stamp of somebody's sessions, from that of their password and all they hold now.

    A delegation that begins or runs out changes it as an act does, without anybody's doing.
    """
    today = timezone.now().date()
    rows = apps.get_model("people", "Holding").objects.filter(
        Q(until=None) | Q(until__gte=today), person_id=person, since__lte=today, ended_at=None
    )
    held = sorted(str(pk) for pk in rows.values_list("pk", flat=True))
    return hashlib.sha256("\n".join([of_password, *held]).encode()).hexdigest()


def serves(person: str, *, since: datetime) -> bool:
    """Return whether somebody serves, enrolled no later than what they show was made."""
    people = apps.get_model("people", "Person").objects
    return people.filter(id=person, left_at=None, enrolled_at__lte=since).exists()
