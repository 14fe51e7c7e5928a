"""Our addresses, and those that the pages of Django's admin name."""

from __future__ import annotations

from django.contrib.admin import site
from django.urls import path

from drawdown.web.urls import urlpatterns as ours

urlpatterns = [*ours, path("admin/", site.urls)]
