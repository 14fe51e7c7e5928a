"""The Django application `ui`."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
