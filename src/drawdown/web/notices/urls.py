"""Addresses of what waits for somebody."""

from __future__ import annotations

from django.urls import path

from drawdown.web.notices.views.notices import notices, wish

urlpatterns = [
    path("notices", notices, name="notices"),
    path("notices/wish", wish, name="notices-wish"),
]
