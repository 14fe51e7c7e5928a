"""Addresses of the liquidation."""

from __future__ import annotations

from django.urls import path

from drawdown.web.liquidation.views.liquidation import liquidation, liquidation_change
from drawdown.web.liquidation.views.papers import paper
from drawdown.web.liquidation.views.tables import PAGE
from drawdown.web.liquidation.views.tracks import tracks, workload

urlpatterns = [
    path("liquidation", liquidation, name="liquidation"),
    path("liquidation/tracks", tracks, name="liquidation-tracks"),
    *PAGE.urls("liquidation/tables"),
    path("liquidation/workload", workload, name="liquidation-workload"),
    path("liquidation/papers/<slug:name>.<slug:form>", paper, name="liquidation-paper"),
    path("liquidation/<slug:kind>", liquidation_change, name="liquidation-change"),
]
