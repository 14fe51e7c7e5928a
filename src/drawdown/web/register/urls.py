"""Addresses of the register."""

from __future__ import annotations

from django.urls import path

from drawdown.web.register.views.correct import correct
from drawdown.web.register.views.register import register, upload

urlpatterns = [
    path("register", register, name="register"),
    path("register/upload", upload, name="register-upload"),
    path("register/correct", correct, name="register-correct"),
]
