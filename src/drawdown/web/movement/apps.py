"""The Django application `movement`."""

from __future__ import annotations

from django.apps import AppConfig


class MovementConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.movement"
    label = "movement"
    default_auto_field = "django.db.models.BigAutoField"
