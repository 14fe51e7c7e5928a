"""The forms for contracts, leases and claims."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.web.closing.asking.form import Ask, Sheet
from drawdown.web.closing.asking.shared import FILE, ON, TITLE, from_words

CLAIMS: Mapping[str, Promise] = {
    "third_party_injury": lazy("third party: injury or death"),
    "third_party_property": lazy("third party: property"),
    "lessor_restoration": lazy("lessor: restoration of the ground"),
    "contractor": lazy("contractor"),
    "contributor": lazy("contributing country"),
    "staff": lazy("staff"),
    "vehicle_accident": lazy("accident with a vehicle"),
}
OUTCOMES: Mapping[str, Promise] = {
    "settled": lazy("settled"),
    "rejected": lazy("rejected"),
    "transferred": lazy("transferred to somebody who outlives the site"),
}
CONTRACT = Ask("contract", lazy("Contract or lease"), "choice", choices=lambda k: k.contracts)
CURRENCY = Ask(
    "currency", lazy("Currency"), "currency", help=lazy("Three capital letters: USD, XOF.")
)

COMMITMENT_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contract.recorded",
        lazy("Record a contract or a lease"),
        (
            Ask("contract", lazy("Number of the contract"), "id"),
            Ask(
                "counterparty",
                lazy("The other side"),
                help=lazy("A firm or an authority; a person only as “the owner”."),
            ),
            Ask("lease", lazy("It is a lease"), "tick", needed=False),
            Ask("ends", lazy("Agreed end, where there is one"), "date", needed=False),
            Ask("notice_days", lazy("Days of notice"), "number"),
            Ask("minimum_charge", lazy("Least that is paid after notice"), "money", needed=False),
            Ask("day_charge", lazy("Charge for a day, where it is known"), "money", needed=False),
            CURRENCY,
            TITLE,
            FILE,
        ),
        file="document",
        page="commitments",
    ),
    Sheet(
        "contract.noticed",
        lazy("Record that notice was given"),
        (CONTRACT, ON, TITLE, FILE),
        file="document",
        page="commitments",
    ),
    Sheet(
        "contract.released",
        lazy("Record a release: nothing is owed any more"),
        (CONTRACT, ON, TITLE, FILE),
        file="document",
        page="commitments",
    ),
    Sheet(
        "claim.filed",
        lazy("File a claim"),
        (
            Ask("claim", lazy("Number of the claim"), "id"),
            Ask("kind", lazy("Who claims, and what"), "choice", choices=from_words(CLAIMS)),
            Ask("happened", lazy("Day it happened"), "date"),
            Ask("discovered", lazy("Day it was discovered, if later"), "date", needed=False),
            Ask("on", lazy("Day the claim was made"), "date"),
            Ask("amount", lazy("Sum, where one is named"), "money", needed=False),
            CURRENCY,
            TITLE,
            FILE,
        ),
        file="document",
        page="commitments",
    ),
    Sheet(
        "claim.decided",
        lazy("Decide on a claim"),
        (
            Ask("claim", lazy("Claim"), "choice", choices=lambda k: k.claims),
            Ask("outcome", lazy("Decision"), "choice", choices=from_words(OUTCOMES)),
            ON,
            Ask("agreed", lazy("Sum agreed, in the currency of the claim"), "money", needed=False),
            Ask("reason", lazy("Reason"), needed=False, help=lazy("Name no person.")),
            Ask(
                "exception",
                lazy("Which office made an exception to the last day"),
                needed=False,
                help=lazy("Only for a claim that was made too late."),
            ),
            TITLE,
            FILE,
        ),
        file="document",
        page="commitments",
    ),
)
