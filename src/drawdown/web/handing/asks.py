"""The forms of a pack: what each of its acts asks for, in the order of the work."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as lazy

from drawdown.signing.systems import systems
from drawdown.web.closing.asking.form import Ask, Choice, Known, Sheet
from drawdown.web.closing.asking.shared import FILE, ON, PERSONS, TITLE_IF_ANY, from_words
from drawdown.web.closing.words import said
from drawdown.web.handing.words import KINDS, PRESENCE, SIDES, STAGES, WORKING

AFTER = {"30": lazy("30 days after the handover"), "90": lazy("90 days after the handover")}
PHOTOS = Ask(
    "file",
    lazy("Photographs"),
    "files",
    needed=False,
    help=lazy("As many as 12, together 25 MB."),
)
SIDE = Ask("side", lazy("Side"), "choice", choices=from_words(SIDES))
CAPACITY = Ask("capacity", lazy("In the capacity of"))
SIGNED_LINES = Ask(
    "lines",
    lazy("Lines of the signed pack"),
    "many",
    choices=lambda known: known.signed_lines,
    help=lazy("Several may be chosen."),
)


def _systems(_: Known) -> Sequence[Choice]:
    return [(each.id, said(each.name, each.name_fr)) for each in systems()]


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "system.inspected",
        lazy("Record how a system was found"),
        (
            Ask("system", lazy("System"), "choice", choices=_systems),
            Ask("working", lazy("How it works"), "choice", choices=from_words(WORKING)),
            ON,
            Ask("note", lazy("Note"), needed=False, help=lazy("Name no person.")),
            Ask("instructions_file", lazy("Running instructions"), "file", needed=False),
            PHOTOS,
            TITLE_IF_ANY,
        ),
        file="photos",
        more=(("instructions_file", "instructions"),),
    ),
    Sheet(
        "pack.remarked",
        lazy("Make a remark or a reservation"),
        (
            SIDE,
            Ask("kind", lazy("What it is"), "choice", choices=from_words(KINDS)),
            Ask(
                "about",
                lazy("On which line"),
                "choice",
                needed=False,
                choices=lambda known: known.lines,
                help=lazy("Leave it empty for the pack as a whole."),
            ),
            Ask("text", lazy("Text, in your own language"), "text", help=lazy("Name no person.")),
            ON,
        ),
    ),
    Sheet(
        "lines.chosen",
        lazy("Choose the lines that go with this part"),
        (
            Ask(
                "lines",
                lazy("Lines of the property register at the site"),
                "many",
                needed=False,
                choices=lambda known: known.register_lines,
                help=lazy("All of them at once; the rest stays with the site."),
            ),
            ON,
        ),
    ),
    Sheet(
        "pack.made",
        lazy("Make the next version"),
        (
            Ask(
                "stage",
                lazy("What it is"),
                "choice",
                choices=from_words(STAGES),
                help=lazy("A final version can be signed."),
            ),
            ON,
        ),
    ),
    Sheet(
        "ceremony.held",
        lazy("Record the ceremony"),
        (
            Ask("place", lazy("Place")),
            ON,
            Ask("hour", lazy("Time (UTC)"), "time"),
            Ask("mission_titles", lazy("Who was there for the mission, one title a line"), "lines"),
            Ask("host_titles", lazy("Who was there for the receiver, one title a line"), "lines"),
            Ask("remarks", lazy("Remarks"), "text", needed=False, help=lazy("Name no person.")),
            PHOTOS,
            TITLE_IF_ANY,
        ),
        file="photos",
    ),
    Sheet(
        "signer.registered",
        lazy("Register the certificate of a signatory"),
        (
            Ask("person", lazy("Person"), "choice", choices=PERSONS),
            Ask(
                "fingerprint",
                lazy("SHA-256 of the certificate"),
                help=lazy("As `openssl x509 -fingerprint -sha256` prints it."),
            ),
            ON,
            Ask("title", lazy("What the document shows"), "title", help=lazy("Name no person.")),
            FILE,
        ),
        file="document",
    ),
    Sheet(
        "signer.withdrawn",
        lazy("Withdraw the certificate of a signatory"),
        (
            Ask("person", lazy("Person"), "choice", choices=PERSONS),
            Ask("fingerprint", lazy("SHA-256 of the certificate")),
            Ask("reason", lazy("Reason"), help=lazy("Name no person.")),
            ON,
        ),
    ),
    Sheet(
        "pack.signed",
        lazy("Record a digital signature"),
        (
            SIDE,
            Ask(
                "reservations",
                lazy("It signs with its recorded reservations"),
                "tick",
                needed=False,
            ),
            ON,
            Ask("file", lazy("The file that bears the signature"), "file"),
            TITLE_IF_ANY,
        ),
        file="document",
    ),
    Sheet(
        "pack.refused",
        lazy("Record a refusal to sign"),
        (
            SIDE,
            Ask("reason", lazy("Reason"), "text", help=lazy("Name no person.")),
            ON,
        ),
    ),
    Sheet(
        "keys.received",
        lazy("Record the receipt of the keys"),
        (CAPACITY, ON, TITLE_IF_ANY, FILE),
        file="document",
    ),
    Sheet(
        "lot.taken_over",
        lazy("Record a lot that was taken over"),
        (
            Ask(
                "lot",
                lazy("Number of the lot"),
                "id",
                help=lazy("Small letters, digits and hyphens."),
            ),
            Ask("what", lazy("What it is")),
            SIGNED_LINES,
            CAPACITY,
            ON,
            TITLE_IF_ANY,
            FILE,
        ),
        file="document",
    ),
    Sheet(
        "pack.compared",
        lazy("Compare the site with the signed pack"),
        (
            Ask("after", lazy("When it was looked at"), "choice", choices=from_words(AFTER)),
            SIGNED_LINES,
            Ask("presence", lazy("How they were found"), "choice", choices=from_words(PRESENCE)),
            Ask(
                "quantity",
                lazy("How many are left, of one line"),
                "number",
                needed=False,
            ),
            Ask("note", lazy("Note"), needed=False, help=lazy("Name no person.")),
            ON,
            PHOTOS,
            TITLE_IF_ANY,
        ),
        file="photos",
    ),
)
BY_KIND = {sheet.kind: sheet for sheet in SHEETS}
