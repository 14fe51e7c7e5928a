"""The settings as shipped, with Django's own admin beside for the comparison."""

from __future__ import annotations

from drawdown.web.settings import *  # noqa: F403
from drawdown.web.settings import INSTALLED_APPS as OURS
from drawdown.web.settings import MIDDLEWARE as OUR_MIDDLEWARE
from drawdown.web.settings import TEMPLATES as OUR_TEMPLATES

INSTALLED_APPS = [*OURS, "django.contrib.admin", "django.contrib.messages"]
MIDDLEWARE = [*OUR_MIDDLEWARE, "django.contrib.messages.middleware.MessageMiddleware"]
TEMPLATES = [
    {
        **OUR_TEMPLATES[0],
        "OPTIONS": {
            **OUR_TEMPLATES[0]["OPTIONS"],  # type: ignore[dict-item]
            "context_processors": [
                *OUR_TEMPLATES[0]["OPTIONS"]["context_processors"],  # type: ignore[index]
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ROOT_URLCONF = "benchmarks.property_urls"
