"""Django's settings. What differs between machines comes from `environment.py`."""

from __future__ import annotations

import os
from pathlib import Path

from drawdown.web.environment import read_environment

HERE = Path(__file__).parent
ENVIRONMENT = read_environment(os.environ)

SECRET_KEY = ENVIRONMENT.secret_key()
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "drawdown.web.urls"
WSGI_APPLICATION = "drawdown.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "drawdown.web.ui",
    "drawdown.web.records",
    "drawdown.web.people",
    "drawdown.web.register",
    "drawdown.web.works",
]

MIDDLEWARE = [
    "drawdown.web.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "drawdown.web.people.middleware.RightsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "drawdown.web.ui.context.preferences",
                "drawdown.web.works.context.current",
            ],
            "builtins": ["drawdown.web.ui.templatetags.figures"],
        },
    },
]

DATABASES = {"default": ENVIRONMENT.database()}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The first language is the fallback. `ui/formats.py` writes numbers and dates.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.static
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "drawdown.web.ui.views.refusals.forged"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

SILENCED_SYSTEM_CHECKS = [
    # Served on this machine alone, over plain HTTP: no HSTS, no redirect, no secure cookies.
    "security.W004",
    "security.W008",
    "security.W012",
    "security.W016",
    # `SecurityHeaders` sends frame-ancestors and X-Frame-Options.
    "security.W002",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
