"""The Django application `staff`."""

from __future__ import annotations

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"
