"""Worlds that are told once in a process, by acts, and laid down as rows wherever else they stand.

What a world is told by has tests of its own; the many that only begin in it need its rows. Its
documents stay in the home, which all tests of a process share.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from drawdown.examples import minusma_folder
from drawdown.register.folder import load_folder
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.guard import recording
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.sending import Sender
from drawdown.web.register.actions.load_register import load_register

DJANGOS_OWN = {"auth", "contenttypes"}
"""Applications whose rows stand in an empty database."""

_told: dict[tuple[str, object], dict[type[Model], list[Model]]] = {}


@cache
def of_the_example() -> tuple[Register, History]:
    """Return the register of MINUSMA of 1 July 2023 and its history."""
    loaded = load_folder(minusma_folder())
    assert loaded.register is not None
    assert loaded.history is not None
    return loaded.register, loaded.history


def load_minusma(at: datetime) -> None:
    """Open a ledger and load MINUSMA into it."""

    def tell() -> None:
        register, history = of_the_example()
        open_ledger("minusma", origin="test.example/minusma", at=at)
        by = Sender(OPERATOR, by_the_operator, at)
        load_register(register, history, origin="the tests", by=by)

    told_once(f"minusma loaded at {at}", tell)


def told_once(world: str, tell: Callable[[], None]) -> None:
    """Bring a world into an empty database: told the first time, its rows laid down after that.

    `world` names all that `tell` depends on, but for the home.
    """
    name = (world, settings.ENVIRONMENT.home)
    if name not in _told:
        tell()
        _told[name] = _rows()
        return
    with recording():
        for model, rows in _told[name].items():
            model._base_manager.bulk_create(rows, batch_size=500)
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), list(_told[name])):
                cursor.execute(sql)


def _rows() -> dict[type[Model], list[Model]]:
    """Return the rows of every table that has some."""
    found = {
        model: list(model._base_manager.order_by("pk"))
        for model in apps.get_models()
        if model._meta.app_label not in DJANGOS_OWN
    }
    return {model: rows for model, rows in found.items() if rows}
