"""The Django application `search`."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
