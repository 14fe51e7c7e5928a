"""Addresses of the closing of sites."""

from __future__ import annotations

from django.urls import path

from drawdown.web.closing.views.board import board
from drawdown.web.closing.views.certificate import certificate
from drawdown.web.closing.views.change import change
from drawdown.web.closing.views.site import site_closing

urlpatterns = [
    path("closing", board, name="closing"),
    path("site/<slug:site_id>/closing", site_closing, name="site-closing"),
    path("site/<slug:site_id>/closing/<slug:kind>", change, name="site-change"),
    path("site/<slug:site_id>/certificate", certificate, name="site-certificate"),
]
