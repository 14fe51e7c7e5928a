"""Addresses of the ledger's pages."""

from __future__ import annotations

from django.urls import path

from drawdown.web.ledger.views.act import act
from drawdown.web.ledger.views.ledger import ledger
from drawdown.web.ledger.views.verify import verify

urlpatterns = [
    path("verify", verify, name="verify"),
    path("ledger", ledger, name="ledger"),
    path("ledger/<int:index>", act, name="act"),
]
