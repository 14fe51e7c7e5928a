"""Addresses of the legacy."""

from __future__ import annotations

from django.urls import path

from drawdown.web.legacy.views.done import done, picture, region
from drawdown.web.legacy.views.iati import iati
from drawdown.web.legacy.views.register import change, register, template

urlpatterns = [
    path("legacy", register, name="legacy"),
    path("legacy/iati.xml", iati, name="legacy-iati"),
    path("legacy/workbook", template, name="legacy-workbook"),
    path("legacy/<slug:step>", change, name="legacy-change"),
    path("done", done, name="done"),
    path("done/picture/<str:sha256>", picture, name="done-picture"),
    path("done/<slug:slug>", region, name="done-region"),
]
