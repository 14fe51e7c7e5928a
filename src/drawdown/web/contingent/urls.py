"""Addresses of contingents."""

from __future__ import annotations

from django.urls import path

from drawdown.web.contingent.views import change, contingent, contingents, reconciliation, workbook

urlpatterns = [
    path("contingents", contingents, name="contingents"),
    path("contingents/<str:unit>", contingent, name="contingent"),
    path("contingents/<str:unit>/lines.csv", reconciliation, name="contingent-file"),
    path("contingents/<str:unit>/workbook", workbook, name="contingent-workbook"),
    path("contingents/<str:unit>/record/<slug:kind>", change, name="contingent-change"),
]
