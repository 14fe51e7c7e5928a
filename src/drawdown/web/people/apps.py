"""The Django application `people`."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
