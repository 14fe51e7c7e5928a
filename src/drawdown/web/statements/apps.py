"""The Django application `statements`."""

from __future__ import annotations

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.statements"
    label = "statements"
    default_auto_field = "django.db.models.BigAutoField"
