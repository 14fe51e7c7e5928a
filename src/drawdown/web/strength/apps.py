"""The Django application `strength`."""

from __future__ import annotations

from django.apps import AppConfig


class StrengthConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.strength"
    label = "strength"
    default_auto_field = "django.db.models.BigAutoField"
