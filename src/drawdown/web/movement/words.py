"""What modes, states and answers of movements are called in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from drawdown.movement.go_list import Check

MODES: Mapping[str, Promise] = {
    "convoy": lazy("convoy"),
    "flight": lazy("flight"),
    "barge": lazy("barge"),
    "vessel": lazy("vessel"),
}
STATES: Mapping[str, Promise] = {
    "loading": lazy("being loaded"),
    "held": lazy("held"),
    "ready": lazy("may go"),
    "under_way": lazy("under way"),
    "arrived": lazy("arrived, not checked in"),
    "checked_in": lazy("checked in"),
    "called_off": lazy("called off"),
}
DECISIONS: Mapping[str, Promise] = {
    "go": lazy("it goes"),
    "no_go": lazy("it does not go yet"),
    "at_risk": lazy("it goes at risk"),
}
STANDS: Mapping[str, Promise] = {
    "yes": lazy("yes"),
    "no": lazy("no"),
    "unknown": lazy("not known"),
}
SEALS: Mapping[str, Promise] = {
    "whole": lazy("its seal is whole"),
    "broken": lazy("its seal is broken, or another one"),
}
MARKS: Mapping[str, str] = {"yes": "●", "no": "✕", "unknown": "?"}
LEAVES_THE_MISSION = lazy("out of the mission")


def check_text(check: Check) -> str:
    """Return a line of the list in the reader's language."""
    return check.text_fr if (get_language() or "").startswith("fr") else check.text
