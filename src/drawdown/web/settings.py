"""Django's settings. What differs between machines comes from `environment.py`."""

from __future__ import annotations

import os
from pathlib import Path

from drawdown.web.environment import read_environment
from drawdown.web.logs import configuration

HERE = Path(__file__).parent
ENVIRONMENT = read_environment(os.environ)

SECRET_KEY = ENVIRONMENT.secret_key()
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *ENVIRONMENT.hosts]
ROOT_URLCONF = "drawdown.web.urls"
WSGI_APPLICATION = "drawdown.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "ninja",
    "django_tasks",
    "django_tasks_db",
    "drawdown.web.ui",
    "drawdown.web.records",
    "drawdown.web.people",
    "drawdown.web.register",
    "drawdown.web.works",
    "drawdown.web.property",
    "drawdown.web.closing",
    "drawdown.web.legacy",
    "drawdown.web.movement",
    "drawdown.web.contingent",
    "drawdown.web.liquidation",
    "drawdown.web.strength",
    "drawdown.web.staff",
    "drawdown.web.statements",
    "drawdown.web.reports",
    "drawdown.web.notices",
    "drawdown.web.search",
    "drawdown.web.doctor",
    "drawdown.web.backup",
]

MIDDLEWARE = [
    "drawdown.web.logs.RequestLog",
    "drawdown.web.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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
                "drawdown.web.people.context.asking",
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

# Reached under a name of its own, the installation is reached over HTTPS alone.
SECURE = bool(ENVIRONMENT.hosts)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE else 0
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False

# How people log in: docs/guide/administrator.md.
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "me"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "drawdown.web.people.login.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reached the address
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "drawdown.web.people.login.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
MFA_TOTP_TOLERANCE = 1
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": ENVIRONMENT.cache,
    }
}
if PROVIDERS := ENVIRONMENT.identity_providers():
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    AUTHENTICATION_BACKENDS += ["allauth.socialaccount.auth_backends.AuthenticationBackend"]
    SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": PROVIDERS}}
    SOCIALACCOUNT_ADAPTER = "drawdown.web.people.login.adapters.ProviderAdapter"
    SOCIALACCOUNT_EMAIL_AUTHENTICATION = True

# Mail goes through one server, named in the surroundings; without one nothing is sent.
MAIL = ENVIRONMENT.mail()
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.tls, MAIL.starttls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = MAIL.sender
BASE_ADDRESS = f"https://{ENVIRONMENT.hosts[0]}" if SECURE else "http://localhost:8000"

FILE_UPLOAD_HANDLERS = [
    "drawdown.web.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
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

LOGGING = configuration(ENVIRONMENT.logs_as())
