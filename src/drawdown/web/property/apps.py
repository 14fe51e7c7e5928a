"""The Django application `property`."""

from __future__ import annotations

from django.apps import AppConfig


class PropertyConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.property"
    label = "property"
    default_auto_field = "django.db.models.BigAutoField"
