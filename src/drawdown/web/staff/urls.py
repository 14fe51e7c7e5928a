"""Addresses of persons who leave."""

from __future__ import annotations

from django.urls import path

from drawdown.web.staff.list_page import PAGE as CHECK_OUT_LIST
from drawdown.web.staff.views import change, leavers, leavers_file

urlpatterns = [
    path("last-days", leavers, name="last-days"),
    path("last-days.csv", leavers_file, name="last-days-file"),
    path("last-days/record/<slug:kind>", change, name="last-days-change"),
    *CHECK_OUT_LIST.urls("last-days/list"),
]
