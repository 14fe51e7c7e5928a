"""The forms about the receiver of a site: who it is, what it undertook, what was seen later."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.web.closing.asking.form import Ask, Sheet
from drawdown.web.closing.asking.shared import (
    FILE,
    FILE_IF_ANY,
    ON,
    PERSONS,
    TITLE,
    TITLE_IF_ANY,
    from_words,
)

AFTER: Mapping[str, Promise] = {
    "30": lazy("30 days after the handover"),
    "90": lazy("90 days after the handover"),
}
OBLIGATION = Ask("obligation", lazy("Obligation"), "choice", choices=lambda k: k.obligations)

RECEIVER_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "receiver.named",
        lazy("Name the receiver"),
        (
            Ask("authority", lazy("Authority")),
            Ask("civilian", lazy("It is a civilian authority"), "tick", needed=False),
            Ask("signatory", lazy("Signatory"), "choice", needed=False, choices=PERSONS),
            Ask("signatory_capacity", lazy("Signs in the capacity of"), needed=False),
            Ask("custodian", lazy("Custodian"), "choice", needed=False, choices=PERSONS),
            Ask("occupation", lazy("Day of occupation"), "date", needed=False),
            Ask("use", lazy("Use"), needed=False),
            Ask("fuel_litres_a_day", lazy("Fuel, litres a day"), "number", needed=False),
            Ask("water_litres_a_day", lazy("Water, litres a day"), "number", needed=False),
            Ask("spares", lazy("Spares, one a line"), "lines", needed=False),
            Ask(
                "operators_trained",
                lazy("Operators trained"),
                "many",
                needed=False,
                choices=PERSONS,
            ),
            TITLE,
            FILE,
        ),
        file="designation",
        parts=True,
        page="receiver",
    ),
    Sheet(
        "obligation.undertaken",
        lazy("Record what the receiver undertook"),
        (
            Ask(
                "obligation",
                lazy("Number of the obligation"),
                "id",
                help=lazy("Small letters, digits and hyphens."),
            ),
            Ask("text", lazy("What it undertook"), "text"),
            Ask("due", lazy("To be seen by"), "date"),
            TITLE_IF_ANY,
            FILE_IF_ANY,
        ),
        file="*",
        parts=True,
        page="receiver",
    ),
    Sheet(
        "obligation.seen",
        lazy("Say whether an obligation was kept"),
        (
            OBLIGATION,
            Ask("kept", lazy("It was kept"), "seen"),
            ON,
            Ask("note", lazy("Note"), needed=False, help=lazy("Name no person.")),
            TITLE_IF_ANY,
            FILE_IF_ANY,
        ),
        file="*",
        parts=True,
        page="receiver",
    ),
    Sheet(
        "site.checked",
        lazy("Record a look at the site after the handover"),
        (
            Ask("after", lazy("When it was looked at"), "choice", choices=from_words(AFTER)),
            ON,
            Ask("in_use", lazy("It is in use"), "seen", needed=False),
            Ask("looted", lazy("It was looted"), "seen", needed=False),
            Ask("damaged", lazy("It is damaged"), "seen", needed=False),
            Ask("findings", lazy("What was seen, one a line"), "lines", needed=False),
            TITLE_IF_ANY,
            FILE_IF_ANY,
        ),
        file="*",
        parts=True,
        page="receiver",
    ),
)
