"""The Django application `reports`."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
