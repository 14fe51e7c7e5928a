"""What tables and fields of the closing rules are called on pages; files keep their own names."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

TABLES: Mapping[str, Promise] = {
    "head": lazy("Name and version"),
    "states": lazy("States of a site"),
    "gates": lazy("Gates"),
    "requirements": lazy("Evidence of the gates"),
    "evidence": lazy("Evidence of changes of state"),
    "transitions": lazy("Changes of state"),
    "accelerated": lazy("Steps of a hasty exit"),
    "checklist": lazy("Environmental checklist"),
    "certificate": lazy("Fields of the certificate"),
    "checks": lazy("Checks after the handover"),
    "risk": lazy("Risk matrix"),
    "photos": lazy("Photographs"),
    "claims": lazy("Claims of third parties"),
    "exit": lazy("Thresholds of a hasty exit"),
}
FIELDS: Mapping[str, Promise] = {
    "id": lazy("Short name"),
    "version": lazy("Version"),
    "name": lazy("Name, English"),
    "name_fr": lazy("Name, French"),
    "kind": lazy("Kind of state"),
    "order": lazy("Place in the chain"),
    "blocks": lazy("What it blocks"),
    "blocks_fr": lazy("What it blocks, French"),
    "gate": lazy("Gate"),
    "gates": lazy("Gates that must be passed"),
    "evidence": lazy("Evidence"),
    "evidence_fr": lazy("Evidence, French"),
    "form": lazy("Document or record"),
    "owner": lazy("Office that owes it"),
    "task": lazy("Task that produces it"),
    "from": lazy("From"),
    "to": lazy("To"),
    "requires": lazy("Evidence beside the gates"),
    "authority": lazy("Office that decides"),
    "hour": lazy("Hour, counted from the departure"),
    "step": lazy("Step, English"),
    "step_fr": lazy("Step, French"),
    "area": lazy("Area, English"),
    "area_fr": lazy("Area, French"),
    "check": lazy("Check, English"),
    "check_fr": lazy("Check, French"),
    "fail": lazy("Rating that a failed line starts from"),
    "speaks_of": lazy("Evidence that does not stand while it failed"),
    "label": lazy("Field, English"),
    "label_fr": lazy("Field, French"),
    "after": lazy("Days after the handover"),
    "bands": lazy("Lowest score of each band"),
    "needs_settling": lazy("Bands that need a remedy, or acceptance by both sides"),
    "needs_owner": lazy("Bands that need an owner and a day"),
    "farthest_km": lazy("Farthest from the site, km"),
    "pair_metres": lazy("Farthest between two photographs, m"),
    "months_from_discovery": lazy("Months from the discovery"),
    "months_from_mandate_end": lazy("Months from the end of the mandate"),
    "hours": lazy("Hours from the decision to the departure"),
    "witnesses": lazy("Witnesses of each destruction"),
    "photographs": lazy("Photographs of each thing destroyed"),
}
SOURCE, SOURCE_OF = "source", "source of "


def table_name(table: str) -> str:
    """Return what a table is called."""
    return str(TABLES.get(table, table))


def field_name(field: str) -> str:
    """Return what a field is called; that a field has another source is said with its name."""
    if field == SOURCE:
        return str(lazy("Source"))
    if field.startswith(SOURCE_OF):
        return str(lazy("Source: %(field)s")) % {"field": field_name(field[len(SOURCE_OF) :])}
    return str(FIELDS.get(field, field))
