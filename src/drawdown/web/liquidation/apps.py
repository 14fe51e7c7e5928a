"""The Django application `liquidation`."""

from __future__ import annotations

from django.apps import AppConfig


class LiquidationConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`."""

    name = "drawdown.web.liquidation"
    label = "liquidation"
    default_auto_field = "django.db.models.BigAutoField"
