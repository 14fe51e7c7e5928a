"""Addresses of strength."""

from __future__ import annotations

from django.urls import path

from drawdown.web.strength.guard_views import guards
from drawdown.web.strength.views import strength

urlpatterns = [
    path("strength", strength, name="strength"),
    path("strength/guards", guards, name="guards"),
]
