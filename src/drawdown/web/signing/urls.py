"""Addresses of signing."""

from __future__ import annotations

from django.urls import path

from drawdown.web.signing.views.packages import site_packages
from drawdown.web.signing.views.paper import paper
from drawdown.web.signing.views.signing import signing_change, signing_print, site_signing

urlpatterns = [
    path("v/<path:code>", paper, name="paper"),
    path("site/<slug:site_id>/signing", site_signing, name="site-signing"),
    path("site/<slug:site_id>/packages", site_packages, name="site-packages"),
    path("site/<slug:site_id>/signing/print.pdf", signing_print, name="site-signing-print"),
    path("site/<slug:site_id>/signing/<slug:way>", signing_change, name="site-signing-change"),
]
