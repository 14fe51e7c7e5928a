"""The Django application `legacy`."""

from __future__ import annotations

from django.apps import AppConfig


class LegacyConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.legacy"
    label = "legacy"
    default_auto_field = "django.db.models.BigAutoField"
