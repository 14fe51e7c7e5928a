"""The Django application `register`."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
