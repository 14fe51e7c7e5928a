"""Addresses of property."""

from __future__ import annotations

from django.urls import path

from drawdown.web.property.views.counts import count, count_list
from drawdown.web.property.views.disposal import disposal
from drawdown.web.property.views.files import file, file_list
from drawdown.web.property.views.lines import account, line, line_list
from drawdown.web.property.views.lists import difference_list, take_table
from drawdown.web.property.views.plan import plan_file

urlpatterns = [
    path("property", line_list, name="property"),
    path("property/account", account, name="property-account"),
    path("property/counts", count_list, name="property-counts"),
    path("property/counts/<str:name>", count, name="property-count"),
    path("property/disposal", disposal, name="property-disposal"),
    path("property/plan/<slug:kind>.<slug:form>", plan_file, name="property-plan"),
    path("property/files/<slug:kind>", file_list, name="property-files"),
    path("property/files/<slug:kind>/<str:name>", file, name="property-file"),
    path("property/import", take_table, name="property-import"),
    path("property/import/<slug:digest>", difference_list, name="property-list"),
    path("property/line/<int:key>", line, name="property-line"),
]
