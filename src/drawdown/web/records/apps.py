"""The Django application `records`."""

from __future__ import annotations

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from drawdown.web.records.guard import keep


class RecordsConfig(AppConfig):
    """Found by Django through `INSTALLED_APPS`; puts the guard on every connection."""

    name = "drawdown.web.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        connection_created.connect(_guard, dispatch_uid="drawdown.records.guard")
        for connection in connections.all(initialized_only=True):
            _put_on(connection)


def _guard(connection: BaseDatabaseWrapper, **_: object) -> None:
    _put_on(connection)


def _put_on(connection: BaseDatabaseWrapper) -> None:
    if keep not in connection.execute_wrappers:
        connection.execute_wrappers.append(keep)
