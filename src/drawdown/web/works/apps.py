"""The Django application `works`."""

from __future__ import annotations

from django.apps import AppConfig


class WorksConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.works"
    label = "works"
    default_auto_field = "django.db.models.BigAutoField"
