"""Address of the search."""

from __future__ import annotations

from django.urls import path

from drawdown.web.search.views.search import search

urlpatterns = [path("search", search, name="search")]
