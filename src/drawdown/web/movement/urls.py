"""Addresses of movements."""

from __future__ import annotations

from django.urls import path

from drawdown.web.movement.views.change import change
from drawdown.web.movement.views.outlook import outlook, play
from drawdown.web.movement.views.pages import board, journey_file, one

urlpatterns = [
    path("plan/outlook", outlook, name="plan-outlook"),
    path("plan/play", play, name="plan-play"),
    path("movement", board, name="movement"),
    path("movement/journeys.csv", journey_file, name="movement-journeys"),
    path("movement/record/<slug:kind>", change, name="movement-change"),
    path("movement/of/<slug:movement>", one, name="movement-one"),
    path("movement/of/<slug:movement>/record/<slug:kind>", change, name="movement-one-change"),
]
