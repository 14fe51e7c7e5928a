"""The Django application `notices`."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
