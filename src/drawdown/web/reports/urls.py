"""Addresses of reports."""

from __future__ import annotations

from django.urls import path, re_path

from drawdown.web.reports.views import open_file, report, report_file, report_list

urlpatterns = [
    path("reports", report_list, name="reports"),
    path("reports/<slug:kind>", report, name="report"),
    re_path(
        r"^reports/(?P<kind>[a-z-]+)/file\.(?P<ending>pdf|xlsx)$", report_file, name="report-file"
    ),
    re_path(
        r"^open-data/(?P<name>figures\.csv|figures\.hxl\.csv|sites\.geojson)$",
        open_file,
        name="open-data",
    ),
]
