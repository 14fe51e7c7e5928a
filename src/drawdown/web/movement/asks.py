"""The forms of movements: what each act asks for, and the body that a filled form stands for."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.movement.file import HOME, ON_THE_ROAD, TO_COME, MovementFile, Piece, Status
from drawdown.movement.go_list import By, shipped
from drawdown.web.closing.asking.form import ActForm, Ask, Choice, Known, Sheet
from drawdown.web.closing.asking.shared import FILE, FILE_IF_ANY, ON, TITLE_IF_ANY, from_words
from drawdown.web.closing.queries import clearances, register, rules
from drawdown.web.movement.queries import places, requests
from drawdown.web.movement.words import (
    DECISIONS,
    LEAVES_THE_MISSION,
    MODES,
    SEALS,
    STANDS,
    check_text,
)
from drawdown.web.people.who import Who
from drawdown.web.records.sending import new_stamp

HOUR = Ask("hour", lazy("Hour (UTC)"), "number", needed=False)
PEOPLE = Ask("people", lazy("People"), "number", needed=False)
VEHICLES = Ask("vehicles", lazy("Vehicles"), "number", needed=False)
SUPPLY = Ask("supply_days", lazy("Days of supply on board"), "number", needed=False)
NOTE = Ask("note", lazy("Note"), needed=False, help=lazy("Name no person."))
UNCOUNTED = Ask(
    "uncounted",
    lazy("Why nobody counted, or it is told late"),
    needed=False,
    help=lazy("With this alone, a movement that carried nothing counted is checked in."),
)
LINES = Ask(
    "lines",
    lazy("Property lines"),
    "lines",
    needed=False,
    help=lazy("One a line: number; how many."),
)
BOXES = Ask(
    "boxes",
    lazy("Containers"),
    "lines",
    needed=False,
    help=lazy("One a line: number; seal; kilograms. What is not known is left out."),
)
SHOWS = Ask(
    "shown",
    lazy("What shows that less or more came, or a broken seal"),
    "file",
    needed=False,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What the choices of the forms are made from."""

    places: tuple[Choice, ...]
    legs: tuple[Choice, ...]
    clearances: tuple[Choice, ...]
    requests: tuple[Choice, ...]


def around() -> Around:
    """Return the places, roads, clearances and requests that are known."""
    named = sorted(places().items(), key=lambda item: item[1].casefold())
    names = dict(named)
    return Around(
        places=tuple(named),
        legs=tuple(
            (leg.id, f"{names.get(leg.origin)} – {names.get(leg.destination)} ({leg.id})")
            for leg in register().legs
            if not leg.display_only
        ),
        clearances=tuple(
            (each.id, f"{each.id} · {each.authority}") for each in clearances().values()
        ),
        requests=tuple((each.id, f"{each.id} · {each.what}") for each in requests().values()),
    )


def _of(choices: Sequence[Choice]) -> Callable[[Known], Sequence[Choice]]:
    return lambda _: choices


def board_sheets(known: Around) -> tuple[Sheet, ...]:
    """Return the forms of the board: a request, and the load plan of a movement."""
    out: tuple[Choice, ...] = (*known.places, (HOME, str(LEAVES_THE_MISSION)))
    return (
        Sheet(
            "movement.requested",
            lazy("Ask for a movement"),
            (
                Ask("request", lazy("Number of the request"), "id"),
                Ask("site", lazy("From"), "choice", choices=_of(known.places)),
                Ask("to", lazy("To"), "choice", choices=_of(out)),
                ON,
                Ask("needed_by", lazy("Needed by"), "date"),
                Ask("what", lazy("What is to be moved"), help=lazy("Name no person.")),
                LINES,
                PEOPLE,
                Ask("teu", lazy("Containers, in units of 20 feet"), "number", needed=False),
            ),
        ),
        load_sheet(known),
    )


def load_sheet(known: Around) -> Sheet:
    """Return the form of a load plan."""
    out: tuple[Choice, ...] = (*known.places, (HOME, str(LEAVES_THE_MISSION)))
    return Sheet(
        "movement.loaded",
        lazy("Plan a load"),
        (
            Ask("movement", lazy("Number of the movement"), "id",
                help=lazy("Small letters, digits and hyphens.")),
            Ask("mode", lazy("Goes by"), "choice", choices=from_words(MODES)),
            Ask("origin", lazy("From"), "choice", choices=_of(known.places)),
            Ask("destination", lazy("To"), "choice", choices=_of(out)),
            Ask("leaves_on", lazy("Leaves on"), "date"),
            Ask("leaves_hour", lazy("Hour (UTC)"), "number", needed=False),
            Ask("arrives_on", lazy("Arrives on"), "date", needed=False),
            Ask("planned", lazy("Movement of the adopted plan"), "id", needed=False),
            Ask("requests", lazy("Requests that it carries out"), "many", needed=False,
                choices=_of(known.requests)),
            Ask("legs", lazy("Its way, leg by leg in their order"), "lines", needed=False,
                help=lazy("One a line: the number of a leg, as in the register.")),
            LINES,
            BOXES,
            Ask("dangers", lazy("Dangerous goods"), "lines", needed=False,
                help=lazy("One a line: class; what; net kilograms.")),
            Ask("clearances", lazy("Clearances that it needs"), "many", needed=False,
                choices=_of(known.clearances)),
            PEOPLE,
            VEHICLES,
            Ask("escorts", lazy("Escort units"), "number", needed=False),
            SUPPLY,
            Ask("carrier", lazy("Carrier"), needed=False, help=lazy("Name no person.")),
            Ask("unit", lazy("Contingent that moves"), "id", needed=False,
                help=lazy("As in the register of property, like unit:tcd.")),
        ),
    )  # fmt: skip


def go_sheet(file: MovementFile) -> Sheet:
    """Return the form of the decision: one question for each line that no record answers."""
    asked = [check for check in shipped().of_load(file.load) if check.by is By.ANSWER]
    return Sheet(
        "movement.decided",
        lazy("Decide whether it goes"),
        (
            ON,
            *(
                Ask(f"answer-{check.id}", check_text(check), "choice", choices=from_words(STANDS))  # type: ignore[arg-type]
                for check in asked
            ),
            Ask("go", lazy("Decision"), "choice", choices=from_words(DECISIONS)),
            Ask("reason", lazy("Reason"), needed=False, help=lazy("Name no person.")),
            TITLE_IF_ANY,
            FILE_IF_ANY,
        ),
        file="*",
    )


def way_sheets(known: Around, file: MovementFile) -> tuple[Sheet, ...]:
    """Return the forms of what is under way."""
    legs = tuple(each for each in known.legs if each[0] in file.load.legs)
    return (
        Sheet(
            "position.reported",
            lazy("Report where it is"),
            (
                ON,
                HOUR,
                Ask("place", lazy("Place"), needed=False),
                Ask("lat", lazy("Latitude"), "id", needed=False),
                Ask("lon", lazy("Longitude"), "id", needed=False),
                Ask("leg", lazy("Leg that it enters"), "choice", needed=False, choices=_of(legs)),
                VEHICLES,
                PEOPLE,
                SUPPLY,
                NOTE,
            ),
        ),
        Sheet(
            "movement.befallen",
            lazy("Record an incident"),
            (
                ON,
                HOUR,
                Ask("kind", lazy("Kind")),
                Ask("what", lazy("What happened"), help=lazy("Name no person.")),
                Ask("place", lazy("Place"), needed=False),
                Ask("dead", lazy("Dead"), "number", needed=False),
                Ask("hurt", lazy("Injured"), "number", needed=False),
                Ask("vehicles_lost", lazy("Vehicles lost"), "number", needed=False),
                replace(LINES, name="lost", label=lazy("Property lost by it")),
                TITLE_IF_ANY,
                FILE_IF_ANY,
            ),
            file="document",
        ),
        Sheet("movement.arrived", lazy("Record the arrival"), (ON, HOUR, NOTE)),
    )


def out_sheet() -> Sheet:
    """Return the form of the check-out."""
    return Sheet(
        "movement.departed",
        lazy("Check out"),
        (ON, HOUR, LINES, BOXES, PEOPLE, VEHICLES, SUPPLY,
         Ask("air_cover", lazy("Air cover"), "seen", needed=False), TITLE_IF_ANY, FILE),
        file="document",
    )  # fmt: skip


def in_sheet(known: Around, file: MovementFile, on_the_way: Sequence[Piece]) -> Sheet:
    """Return the form of the check-in: each line and each container is counted by itself."""
    counted = [
        Ask(f"came-{n}", _sent(piece), "number", needed=False) for n, piece in enumerate(on_the_way)
    ]
    sealed = [
        Ask(f"seal-{n}", _box(name), "choice", needed=False, choices=from_words(SEALS))
        for n, name in enumerate(file.missing_boxes)
    ]
    elsewhere = Ask(
        "place",
        lazy("Where, if not at its planned end"),
        "choice",
        needed=False,
        choices=_of(known.places),
    )
    more = replace(LINES, label=lazy("Lines that came and had not been checked out"))
    return Sheet(
        "movement.received",
        lazy("Check in"),
        (
            ON,
            HOUR,
            elsewhere,
            *counted,
            *sealed,
            more,
            PEOPLE,
            UNCOUNTED,
            NOTE,
            TITLE_IF_ANY,
            FILE,
            SHOWS,
        ),
        file="document",
        more=(("shown", "discrepancy"),),
    )


def _sent(piece: Piece) -> Promise:
    return _("%(line)s: pieces that came, of %(sent)s on the way") % {  # type: ignore[return-value]
        "line": piece.line,
        "sent": piece.quantity,
    }


def _box(container: str) -> Promise:
    return _("Container %(container)s") % {"container": container}  # type: ignore[return-value]


SETTLE = Sheet(
    "short.settled",
    lazy("Settle what never came as lost"),
    (ON, Ask("reason", lazy("Reason"), help=lazy("Name no person.")), TITLE_IF_ANY, FILE),
    file="document",
)
CALL_OFF = Sheet(
    "movement.called_off",
    lazy("Call it off"),
    (ON, Ask("reason", lazy("Reason"), help=lazy("Name no person.")), TITLE_IF_ANY, FILE_IF_ANY),
    file="document",
)


def sheets_of(file: MovementFile | None, on_the_way: Sequence[Piece] = ()) -> tuple[Sheet, ...]:
    """Return the forms that fit how far a movement is; without one, those of the board."""
    known = around()
    if file is None:
        return board_sheets(known)
    if file.status in TO_COME:
        decide = (go_sheet(file), load_sheet(known), CALL_OFF)
        return (out_sheet(), *decide) if file.status is Status.READY else decide
    if file.status is Status.UNDER_WAY:
        return (*way_sheets(known, file), in_sheet(known, file, on_the_way))
    if file.status in ON_THE_ROAD:
        return (in_sheet(known, file, on_the_way), SETTLE)
    return ()


def blank() -> Known:
    """Return what forms know of the closing: nothing but its rules."""
    return Known(rules=rules())


def forms_of(
    who: Who,
    today: date,
    file: MovementFile | None,
    on_the_way: Sequence[Piece] = (),
    filled: ActForm | None = None,
) -> list[ActForm]:
    """Return the forms that a reader may send; the one that came back keeps what was typed."""
    stamp, shown = new_stamp(who.at), []
    for sheet in sheets_of(file, on_the_way):
        if not (who.visitor or who.could(sheet.kind)):
            continue
        back = filled is not None and filled.sheet.kind == sheet.kind
        form = (
            filled
            if filled and back
            else ActForm(sheet, blank(), initial=_first(sheet, today, file))
        )
        form.stamp = replace(stamp, act=str(uuid.uuid4())).signed()
        shown.append(form)
    return shown


def _first(sheet: Sheet, today: date, file: MovementFile | None) -> dict[str, Any]:
    """Return what a form begins with: the day, and the load as it was planned."""
    first: dict[str, Any] = {"on": today}
    if file is None or sheet.kind not in ("movement.loaded", "movement.departed"):
        return first
    load = file.load
    first |= {
        "lines": "\n".join(f"{piece.line}; {piece.quantity}" for piece in load.lines),
        "boxes": "\n".join(
            "; ".join(str(part) for part in (b.container, b.seal, b.weight_kg) if part)
            for b in load.boxes
        ),
        "people": load.people,
        "vehicles": load.vehicles,
        "supply_days": load.supply_days,
    }
    if sheet.kind == "movement.loaded":
        first |= {name: getattr(load, name) for name in (
            "mode", "origin", "destination", "planned", "requests", "clearances", "escorts",
            "carrier", "unit")}  # fmt: skip
        first |= {
            "movement": file.id,
            "leaves_on": load.leaves.day,
            "leaves_hour": load.leaves.hour,
            "arrives_on": load.arrives,
            "legs": "\n".join(load.legs),
            "dangers": "\n".join(
                "; ".join(str(part) for part in (d.un_class, d.what, d.net_kg) if part)
                for d in load.dangers
            ),
        }
    return first
