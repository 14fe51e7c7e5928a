"""Acts before a departure: asked for, loaded, decided, called off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.movement import faults
from drawdown.movement.acts.bodies import (
    BoxBody,
    Count,
    DangerBody,
    Hash,
    Hour,
    Id,
    MovementId,
    PieceBody,
    PlaceId,
    Unit,
    Words,
    pieces,
)
from drawdown.movement.acts.state import Moving, known_place, must_be, named, once_each
from drawdown.movement.file import (
    HOME,
    TO_COME,
    Decided,
    Go,
    Load,
    Mode,
    Moment,
    MovementFile,
    Request,
    Status,
    Told,
)
from drawdown.movement.go_list import Stands, open_lines


class Requested(Frozen):
    """Somebody wants something moved: what, from where, where to, by when."""

    request: Id
    site: PlaceId
    to: PlaceId
    on: date
    needed_by: date
    what: Words
    lines: tuple[PieceBody, ...] = ()
    people: Count | None = None
    teu: Count | None = None
    unit: Unit | None = None
    told: Told = Told.ORIGINAL

    def to_request(self, by: str) -> Request:
        """Return the request it makes."""
        return Request(
            id=self.request,
            site=self.site,
            to=self.to,
            on=self.on,
            needed_by=self.needed_by,
            what=self.what,
            by=by,
            lines=pieces(self.lines),
            people=self.people,
            teu=self.teu,
            unit=self.unit or "",
            told=self.told,
        )


def decide_requested(state: Moving, act: Act) -> tuple[Finding, ...]:
    """Refuse a second request of a number, and one from or to nowhere."""
    return tuple(_against_request(state, act))


def _against_request(state: Moving, act: Act) -> Iterator[Finding]:
    request = MOVEMENT_REQUESTED.body_of(act).to_request(act.actor.person)
    place = Place(f"request:{request.id}")
    if request.id in state.requests:
        yield faults.REQUEST_TWICE.at(place, request=request.id)
    yield from known_place(state, request.site, "site")
    if request.to != HOME:
        yield from known_place(state, request.to, "to")
    if request.site == request.to:
        yield faults.SAME_PLACE.at(place, name=request.site)
    yield from once_each(request.lines)


class Loaded(Frozen):
    """The load plan of a movement. A later one takes its place until it is checked out."""

    movement: MovementId
    mode: Mode
    origin: PlaceId
    destination: PlaceId
    leaves_on: date
    leaves_hour: Hour | None = None
    arrives_on: date | None = None
    planned: Id | None = None
    requests: tuple[Id, ...] = ()
    legs: tuple[Id, ...] = ()
    lines: tuple[PieceBody, ...] = ()
    boxes: tuple[BoxBody, ...] = ()
    dangers: tuple[DangerBody, ...] = ()
    clearances: tuple[Id, ...] = ()
    people: Count | None = None
    vehicles: Count | None = None
    escorts: Count | None = None
    supply_days: Count | None = None
    carrier: Words | None = None
    unit: Unit | None = None
    told: Told = Told.ORIGINAL

    def to_load(self, by: str) -> Load:
        """Return the load it plans."""
        return Load(
            mode=self.mode,
            origin=self.origin,
            destination=self.destination,
            leaves=Moment(self.leaves_on, self.leaves_hour),
            arrives=self.arrives_on,
            planned=self.planned or "",
            requests=self.requests,
            legs=self.legs,
            lines=pieces(self.lines),
            boxes=tuple(box.to_box() for box in self.boxes),
            dangers=tuple(danger.to_danger() for danger in self.dangers),
            clearances=self.clearances,
            people=self.people,
            vehicles=self.vehicles,
            escorts=self.escorts,
            supply_days=self.supply_days,
            carrier=self.carrier or "",
            unit=self.unit or "",
            by=by,
            told=self.told,
        )


def decide_loaded(state: Moving, act: Act) -> tuple[Finding, ...]:
    """Refuse a load of what is not known, and one for a movement that has left."""
    return tuple(_against_load(state, act))


def _against_load(state: Moving, act: Act) -> Iterator[Finding]:
    body = MOVEMENT_LOADED.body_of(act)
    load = body.to_load(act.actor.person)
    place = Place(f"movement:{body.movement}")
    if state.file is not None and state.file.status not in TO_COME:
        expected = "still to come"
        yield faults.WRONG_STATUS.at(place, status=state.file.status, expected=expected)
    yield from known_place(state, load.origin, "origin")
    if load.destination != HOME:
        yield from known_place(state, load.destination, "destination")
    if load.origin == load.destination:
        yield faults.SAME_PLACE.at(place, name=load.origin)
    if load.arrives is not None and load.arrives < load.leaves.day:
        yield faults.ENDS_BEFORE.at(place, day=load.arrives)
    yield from once_each(load.lines, load.boxes)
    yield from _known_names(state, load)


def _known_names(state: Moving, load: Load) -> Iterator[Finding]:
    for request in load.requests:
        if request not in state.requests:
            nearest = suggestion(request, state.requests)
            place = Place("act", field="requests")
            yield faults.NO_SUCH_REQUEST.at(place, request=request, nearest=nearest)
    for leg in load.legs:
        if leg not in state.legs:
            nearest = suggestion(leg, state.legs)
            yield faults.NO_SUCH_LEG.at(Place("act", field="legs"), leg=leg, nearest=nearest)
    for clearance in load.clearances:
        if clearance not in state.clearances:
            nearest = suggestion(clearance, state.clearances)
            place = Place("act", field="clearances")
            yield faults.NO_SUCH_CLEARANCE.at(place, clearance=clearance, nearest=nearest)


class GoDecided(Frozen):
    """Whether a movement goes: the answer to each line of the list that nobody can look up."""

    movement: MovementId
    on: date
    go: Go
    rules: Hash
    answers: Mapping[str, Stands]
    reason: Words | None = None


def decide_go(state: Moving, act: Act) -> tuple[Finding, ...]:
    """Refuse to let go what is not in order, but for somebody who answers for the risk."""
    movement = str(act.body["movement"])
    found = tuple(must_be(state, movement, *sorted(TO_COME), what="still to come"))
    return found or tuple(_against_going(state, act))


def _against_going(state: Moving, act: Act) -> Iterator[Finding]:
    body, place = MOVEMENT_DECIDED.body_of(act), Place("act", field="answers")
    file = state.file
    if file is None:
        return
    if body.rules != state.rules.digest:
        yield faults.OTHER_LIST.at(Place("act", field="rules"))
    asked = {check.id for check in state.rules.of_load(file.load) if check.by == "answer"}
    for name in sorted(set(body.answers) - asked):
        yield faults.NO_SUCH_CHECK.at(place, check=name)
    unproven = [
        check.id
        for check in state.rules.of_load(file.load)
        if check.document and body.answers.get(check.id) is Stands.YES and not act.evidence
    ]
    if unproven:
        yield faults.NO_DOCUMENT.at(place, missing=", ".join(unproven))
    yield from _against_the_risk(state, act)


def _against_the_risk(state: Moving, act: Act) -> Iterator[Finding]:
    body, place = MOVEMENT_DECIDED.body_of(act), Place("act", field="go")
    owners, missing = ", ".join(state.rules.at_risk), ", ".join(still_open(state, body))
    if body.go is not Go.GO and not body.reason:
        yield faults.NO_REASON.at(Place("act", field="reason"))
    if body.go is Go.GO and missing:
        yield faults.NOT_IN_ORDER.at(place, missing=missing, owners=owners)
    if body.go is Go.AT_RISK:
        if act.actor.capacity not in state.rules.at_risk:
            yield faults.NOT_THEIRS.at(place, capacity=act.actor.capacity, owners=owners)
        if missing:
            yield faults.GOES_AT_RISK.at(place, missing=missing)


def still_open(state: Moving, body: GoDecided) -> tuple[str, ...]:
    """Return the lines of the list that are not in order by these answers."""
    if state.file is None:
        return ()
    found = open_lines(state.rules, state.file.load, state.recorded, body.answers)
    return tuple(check.id for check, _, _ in found)


def to_decided(body: GoDecided, act: Act) -> Decided:
    """Return the decision: what was answered with a no, or not at all, stays with it."""
    return Decided(
        go=body.go,
        day=body.on,
        by=act.actor.person,
        capacity=act.actor.capacity,
        answers=dict(body.answers),
        open=tuple(sorted(k for k, v in body.answers.items() if v is not Stands.YES)),
        reason=body.reason or "",
    )


class CalledOff(Frozen):
    """A movement that has not left does not take place."""

    movement: MovementId
    on: date
    reason: Words
    document: Hash | None = None


def decide_called_off(state: Moving, act: Act) -> tuple[Finding, ...]:
    """Refuse for what has left."""
    body = MOVEMENT_CALLED_OFF.body_of(act)
    wrong = must_be(state, body.movement, *sorted(TO_COME), what="still to come")
    return (*wrong, *named(act, body.document))


MOVEMENT_REQUESTED = Kind("movement.requested", Requested, decide_requested)
MOVEMENT_LOADED = Kind("movement.loaded", Loaded, decide_loaded)
MOVEMENT_DECIDED = Kind("movement.decided", GoDecided, decide_go)
MOVEMENT_CALLED_OFF = Kind("movement.called_off", CalledOff, decide_called_off)


def new_file(body: Loaded, act: Act) -> MovementFile:
    """Return the file that a first load plan opens."""
    return MovementFile(body.movement, body.to_load(act.actor.person), Status.LOADING)
