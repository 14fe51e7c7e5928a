"""What occasions, steps, losses and outcomes are called in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

OCCASIONS: Mapping[str, Promise] = {
    "arrival": lazy("on its arrival in the mission"),
    "periodic": lazy("periodic"),
    "repatriation": lazy("before it leaves"),
    "destination": lazy("where it came to"),
}
STEPS: Mapping[str, Promise] = {
    "verified": lazy("verified against the register"),
    "listed": lazy("load list against verified"),
    "manifested": lazy("manifest against load list"),
    "arrived": lazy("arrived against manifest"),
    "damaged": lazy("damaged"),
}
WHYS: Mapping[str, Promise] = {
    "lost": lazy("lost"),
    "destroyed": lazy("destroyed"),
    "damaged": lazy("damaged"),
}
OUTCOMES: Mapping[str, Promise] = {
    "accepted": lazy("accepted"),
    "partly": lazy("accepted in part"),
    "rejected": lazy("rejected"),
}
HOME_WORDS = lazy("at home, out of the mission")


def code_of(unit: str) -> str:
    """Return what a contingent is called: the name that its lines bear."""
    return unit.removeprefix("unit:").upper()
