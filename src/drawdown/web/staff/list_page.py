"""The check-out list on screen: proposed by one person, put in force by another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from drawdown.staff.check_out import CheckOutList, differences, read_list
from drawdown.web.adopted.page import Page
from drawdown.web.staff.list_kept import CHECK_OUT_LIST
from drawdown.web.staff.words import item_name, owner_name

BECAME: Mapping[str, str] = {"added": "+", "removed": "−"}


def _changes(before: CheckOutList, after: CheckOutList) -> list[tuple[str, str, str, str]]:
    return [
        ("", item, "", f"{BECAME[became]} {what}") if became in BECAME else ("", item, what, became)
        for item, what, became in differences(before, after)
    ]


def _further(_: object) -> dict[str, Any]:
    rows = CHECK_OUT_LIST.in_force().items
    return {"rows": [(item, item_name(item), owner_name(item)) for item in rows]}


PAGE = Page[CheckOutList](
    kept=CHECK_OUT_LIST,
    route="check-out-list",
    place="people",
    template="staff/check_out_list.html",
    heading=lazy("Check-out list"),
    changes=_changes,
    read=read_list,
    printed=lambda listed: listed.model_dump_json(indent=1).encode(),
    further=_further,
)
