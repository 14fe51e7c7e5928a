"""Addresses of statements."""

from __future__ import annotations

from django.urls import path

from drawdown.web.statements.views import statement

urlpatterns = [path("site/<slug:site_id>/statement", statement, name="statement")]
