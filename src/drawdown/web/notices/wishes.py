"""Keeps how each person wants their digest, and when they last got one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from drawdown.web.notices.models import Wish


def wish_of(person: str | None) -> Wish:
    """Return what a person wishes; the usual where they said nothing."""
    return Wish.objects.filter(person=person or "").first() or Wish(person=person or "")


def keep_wish(person: str, wished: Mapping[str, Any]) -> None:
    """Keep whether a person wants the digest, and in which language."""
    Wish.objects.update_or_create(person=person, defaults=dict(wished))


def remember_sent(person: str, language: str, on: date) -> None:
    """Remember that somebody got their mail."""
    keep_wish(person, {"language": language, "sent_on": on})
