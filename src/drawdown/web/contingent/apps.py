"""The Django application `contingent`."""

from __future__ import annotations

from django.apps import AppConfig


class ContingentConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.contingent"
    label = "contingent"
    default_auto_field = "django.db.models.BigAutoField"
