"""What the states of a pack are called in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from drawdown.documents.paper import Words

WORKING: Mapping[str, Promise] = {
    "fully": lazy("fully operational"),
    "partly": lazy("partly operational"),
    "not": lazy("not operational"),
    "absent": lazy("the camp has none"),
}
SIDES: Mapping[str, Promise] = {"mission": lazy("the mission"), "host": lazy("the receiver")}
KINDS: Mapping[str, Promise] = {"remark": lazy("Remark"), "reservation": lazy("Reservation")}
STAGES: Mapping[str, Promise] = {"draft": lazy("draft"), "final": lazy("final")}
WAYS: Mapping[str, Promise] = {
    "digital": lazy("digitally"),
    "tablet": lazy("on a tablet"),
    "ink": lazy("in ink"),
}
OUTCOMES: Mapping[str, Promise] = {
    "signed": lazy("signed"),
    "signed_with_reservations": lazy("signed with reservations"),
    "refused": lazy("refused to sign"),
}
PRESENCE: Mapping[str, Promise] = {
    "there": lazy("there"),
    "fewer": lazy("fewer"),
    "damaged": lazy("damaged"),
    "gone": lazy("gone"),
    "unseen": lazy("not seen"),
}
CASES: Mapping[str, Promise] = {
    "handover": lazy("Handover of the whole site"),
    "part": lazy("Handover of a part: the rest of the site is not handed over"),
    "not_taken_over": lazy("Signed, but not taken over: the mission keeps it until the keys"),
    "private_owner": lazy("Restitution to a private owner"),
    "nobody": lazy("Nobody there to receive: a record of departure, and no certificate"),
    "destroyed": lazy("Left in haste, things destroyed: a record of departure, no certificate"),
}


def read(words: Words) -> str:
    """Return words of a paper in the reader's language."""
    return words.fr if (get_language() or "").startswith("fr") else words.en
