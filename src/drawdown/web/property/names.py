"""What property is called in both languages."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

SORTS: dict[str, Promise] = {
    "asset": lazy("UN-owned asset"),
    "stock": lazy("stock item"),
    "contingent": lazy("contingent-owned"),
    "infrastructure": lazy("infrastructure"),
    "hazardous": lazy("hazardous item"),
}
CONDITIONS: dict[str, Promise] = {
    "good": lazy("in good condition"),
    "fair": lazy("in fair condition"),
    "poor": lazy("in poor condition"),
    "unserviceable": lazy("unserviceable"),
    "unknown": lazy("condition not known"),
}
WAYS: dict[str, Promise] = {
    "entered": lazy("entered"),
    "found": lazy("found at a count"),
    "moved": lazy("moved"),
    "left": lazy("left the mission"),
    "given": lazy("given away"),
    "sold": lazy("sold"),
    "destroyed": lazy("destroyed"),
    "lost": lazy("lost"),
    "withdrawn": lazy("entry withdrawn"),
}
KINDS_OF_DIFFERENCE: dict[str, Promise] = {
    "new": lazy("new lines"),
    "changed": lazy("changed lines"),
    "missing": lazy("lines not in the table any more"),
    "conflicting": lazy("lines changed on both sides"),
}
FIELDS: dict[str, Promise] = {
    "sort": lazy("kind of property"),
    "owner": lazy("owner"),
    "site": lazy("site"),
    "description": lazy("description"),
    "quantity": lazy("pieces"),
    "unit": lazy("unit"),
    "category": lazy("category"),
    "serial": lazy("serial number"),
    "condition": lazy("condition"),
    "purchase": lazy("purchase value"),
    "residual": lazy("residual value"),
    "currency": lazy("currency"),
    "position": lazy("place on the site"),
    "custodian": lazy("answerable section"),
    "restriction": lazy("restriction of use"),
    "container": lazy("container"),
    "group": lazy("disposal group"),
}
CAUSES: dict[str, Promise] = {
    "moved": lazy("moved without a record"),
    "recorded_twice": lazy("recorded twice"),
    "never_recorded": lazy("never recorded"),
    "gone_before": lazy("gone before, and not yet recorded"),
    "lost": lazy("lost"),
    "stolen": lazy("stolen"),
    "miscounted": lazy("counted wrongly before"),
    "other": lazy("another cause"),
}
