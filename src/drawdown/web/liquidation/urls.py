"""Addresses of the liquidation."""

from __future__ import annotations

from django.urls import path

from drawdown.web.liquidation.views.liquidation import liquidation, liquidation_change

urlpatterns = [
    path("liquidation", liquidation, name="liquidation"),
    path("liquidation/<slug:kind>", liquidation_change, name="liquidation-change"),
]
