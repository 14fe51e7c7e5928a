"""Addresses of the liquidation."""

from __future__ import annotations

from django.urls import path

from drawdown.web.liquidation.views.liquidation import liquidation, liquidation_change
from drawdown.web.liquidation.views.papers import paper
from drawdown.web.liquidation.views.tables import (
    tables,
    tables_adopt,
    tables_file,
    tables_propose,
)
from drawdown.web.liquidation.views.tracks import tracks, workload

urlpatterns = [
    path("liquidation", liquidation, name="liquidation"),
    path("liquidation/tracks", tracks, name="liquidation-tracks"),
    path("liquidation/tables", tables, name="liquidation-tables"),
    path("liquidation/tables.json", tables_file, name="liquidation-tables-file"),
    path("liquidation/tables/propose", tables_propose, name="liquidation-tables-propose"),
    path("liquidation/tables/adopt", tables_adopt, name="liquidation-tables-adopt"),
    path("liquidation/workload", workload, name="liquidation-workload"),
    path("liquidation/papers/<slug:name>.<slug:form>", paper, name="liquidation-paper"),
    path("liquidation/<slug:kind>", liquidation_change, name="liquidation-change"),
]
