"""Addresses of reports."""

from __future__ import annotations

from django.urls import path, re_path

from drawdown.web.reports.desk import report_begin, report_change, report_desk, report_kept
from drawdown.web.reports.templates_page import PAGE
from drawdown.web.reports.views import open_file, report, report_file, report_list

urlpatterns = [
    path("reports", report_list, name="reports"),
    path("reports/begin", report_begin, name="report-begin"),
    *PAGE.urls("reports/templates"),
    path("reports/of/<slug:report_id>", report_desk, name="report-desk"),
    re_path(
        r"^reports/of/(?P<report_id>[a-z0-9-]+)/(?P<language>en|fr)\.(?P<form>pdf|xlsx)$",
        report_kept,
        name="report-kept",
    ),
    path("reports/of/<slug:report_id>/<slug:step>", report_change, name="report-change"),
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
