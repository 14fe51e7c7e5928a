"""The installation that `benchmarks/property.py` measures: the example, our pages, plain admin."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from pathlib import Path

from django.contrib.admin import ModelAdmin, site
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory

from drawdown.examples import minusma_folder
from drawdown.property.acts.decide_list import Decision, ListDecided
from drawdown.property.intake.mapping import PropertyMapping
from drawdown.register.folder import load_folder
from drawdown.web.property.actions.compare import compare as compare_table
from drawdown.web.property.actions.decide_list import decide_list
from drawdown.web.property.models import Item
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.sending import Sender
from drawdown.web.register.actions.load_register import load_register

NOW = datetime(2023, 7, 1, 8, tzinfo=UTC)
BY = Sender(OPERATOR, by_the_operator, NOW)
MAPPING = PropertyMapping(
    id="enterprise",
    name="Enterprise system",
    columns={
        "line": "Equipment", "owner": "Owner", "sort": "Sort", "site": "Plant",
        "description": "Text", "quantity": "Qty", "category": "Class", "serial": "Serial",
        "condition": "Status", "purchase": "Purchase", "residual": "Net", "currency": "Curr",
        "position": "Bin",
    },
)  # fmt: skip
_CLIENT = Client(SERVER_NAME="localhost")


def set_up() -> list[str]:
    """Make the tables and load the example; return its sites."""
    call_command("migrate", interactive=False, verbosity=0)
    loaded = load_folder(minusma_folder())
    if loaded.register is None or loaded.history is None:
        raise SystemExit("the example cannot be read")
    open_ledger("minusma", origin="benchmark.example/minusma", at=NOW)
    load_register(loaded.register, loaded.history, origin="the benchmark", by=BY)
    return [site.id for site in loaded.register.sites]


def compare(path: Path) -> str:
    """Return the difference list of a table."""
    return compare_table(path, MAPPING, on=date(2023, 7, 1)).digest


def apply(digest: str) -> None:
    """Apply it, then let the database learn what it holds, as it does by itself at night."""
    decide_list(ListDecided(listing=digest, decision=Decision.APPLIED), by=BY)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def vendor() -> str:
    """Return which database it is."""
    return connection.vendor


def key_at(chance: random.Random) -> int:
    """Return the key of some line."""
    first = Item.objects.order_by("id").values_list("id", flat=True)[0]
    last = Item.objects.order_by("-id").values_list("id", flat=True)[0]
    return chance.randint(first, last)


def get(place: str) -> None:
    """Ask one of our pages."""
    answer = _CLIENT.get(place)
    if answer.status_code != 200:
        raise SystemExit(f"{place}: {answer.status_code}")


class _ItemAdmin(ModelAdmin[Item]):
    list_display = ("line", "description", "site", "quantity", "condition", "purchase", "residual")
    search_fields = ("line", "description", "serial", "category")


class _Everything:
    """Somebody who may see all: what is measured is the list."""

    is_active = is_staff = is_superuser = True

    def has_perm(self, _name: str) -> bool:
        """Return that everything is permitted."""
        return True

    def has_module_perms(self, _label: str) -> bool:
        """Return the same of a whole application."""
        return True


site.register(Item, _ItemAdmin)


def get_admin(place: str) -> None:
    """Ask plain Django admin for the same list."""
    request = RequestFactory().get(place)
    request.user = _Everything()  # type: ignore[assignment]
    answer = _ItemAdmin(Item, site).changelist_view(request)
    answer.render()  # type: ignore[attr-defined]
