"""The Django application `closing`."""

from __future__ import annotations

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.closing"
    label = "closing"
    default_auto_field = "django.db.models.BigAutoField"
