"""What decisions on separation are called, and items of the check-out list, as readers say it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from drawdown.people.reading import shipped_rights
from drawdown.staff.check_out import Item

OUTCOMES: Mapping[str, Promise] = {
    "retained": lazy("retained"),
    "reassigned": lazy("reassigned"),
    "not_renewed": lazy("contract not renewed"),
    "separated": lazy("separated"),
}


def item_name(item: Item) -> str:
    """Return an item in the reader's language."""
    return item.text_fr if _french() else item.text


def owner_name(item: Item) -> str:
    """Return the office of an item in the reader's language."""
    role = shipped_rights().role(item.owner)
    if role is None:
        return item.owner
    return role.name_fr if _french() else role.name


def _french() -> bool:
    return (get_language() or "").startswith("fr")
