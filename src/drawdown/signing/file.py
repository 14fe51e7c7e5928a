"""The file of a pack: how each system was found, what the sides remarked, versions, signatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from drawdown.handover.file import Origin


class Working(StrEnum):
    """How a system was found."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT = "not"
    ABSENT = "absent"
    """The camp has no such system."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """How one system was found on a day, with its running instructions and photographs."""

    system: str
    working: Working
    on: date
    note: str = ""
    instructions: str | None = None
    """The document that says how it is run."""
    photos: tuple[str, ...] = ()
    origin: Origin = Origin.ORIGINAL


class Side(StrEnum):
    """Whose remark or signature it is."""

    MISSION = "mission"
    HOST = "host"


class RemarkKind(StrEnum):
    """A remark is noted; a reservation limits what its side signs for."""

    REMARK = "remark"
    RESERVATION = "reservation"


@dataclass(frozen=True, slots=True)
class Remark:
    """What one side said at the joint inspection or the ceremony."""

    side: Side
    kind: RemarkKind
    text: str
    on: date
    about: str = ""
    """The line of the pack that it is about, such as `system:power`; empty for the whole."""


class Stage(StrEnum):
    """How far a version is."""

    DRAFT = "draft"
    FINAL = "final"


class Way(StrEnum):
    """How a version was signed."""

    DIGITAL = "digital"
    TABLET = "tablet"
    INK = "ink"


class Outcome(StrEnum):
    """What came of asking a side to sign."""

    SIGNED = "signed"
    WITH_RESERVATIONS = "signed_with_reservations"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Signature:
    """What one side did: signed, in which way and capacity, or refused, and why."""

    side: Side
    outcome: Outcome
    on: date
    capacity: str
    way: Way | None = None
    document: str | None = None
    """The file with the signature: the PDF, the drawing or the scan; none for a refusal."""
    person: str | None = None
    witness: str | None = None
    reason: str = ""
    by: str = ""
    """Who recorded it."""
    attested: date | None = None
    """When the witness attested it by an act of their own; a digital signature needs none."""

    denied: date | None = None
    """When its witness said that it was not so; `reason` has why."""

    @property
    def counts(self) -> bool:
        """Whether it is a signature, and nobody who was named as its witness denied it."""
        return self.outcome is not Outcome.REFUSED and self.denied is None

    @property
    def awaits(self) -> bool:
        """Whether it stands only once its witness has attested it."""
        return self.counts and self.way in (Way.TABLET, Way.INK) and self.attested is None


class Level(StrEnum):
    """How long a signed file can be checked: until a certificate ends, or by renewal for good."""

    B_T = "B-T"
    B_LTA = "B-LTA"


@dataclass(frozen=True, slots=True)
class Raised:
    """A copy of the signed file with a time-stamp added, and until when that one holds."""

    document: str
    level: Level
    on: date
    until: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at the ceremony, by title alone: names stand beside the ledger."""

    title: str
    side: Side


@dataclass(frozen=True, slots=True)
class Ceremony:
    """Where and when it was signed, and who was there."""

    place: str
    at: datetime
    attendance: tuple[Attendee, ...] = ()
    photos: tuple[str, ...] = ()
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the pack. Its hash is frozen as soon as one side has signed it."""

    number: int
    stage: Stage
    document: str
    on: date
    by: str
    replaces: str = ""
    """The hash of the version before it."""
    signatures: tuple[Signature, ...] = ()
    reading: str = ""
    """The hash of the twin for reading; empty where none was kept."""
    raised: tuple[Raised, ...] = ()
    """Copies of the signed file with time-stamps, the newest last."""
    alone: bool = False
    """Whether the mission signs it alone: nobody was there to receive the site."""

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that sign it, in their order."""
        return (Side.MISSION,) if self.alone else tuple(Side)

    @property
    def frozen(self) -> bool:
        """Whether somebody has signed it."""
        return any(s.outcome is not Outcome.REFUSED for s in self.signatures)

    @property
    def signed_by(self) -> frozenset[Side]:
        """The sides that have signed."""
        return frozenset(s.side for s in self.signatures if s.counts)

    @property
    def refused_by(self) -> frozenset[Side]:
        """The sides whose last word was no."""
        last = {s.side: s.outcome for s in self.signatures}
        return frozenset(side for side, outcome in last.items() if outcome is Outcome.REFUSED)

    def signature_of(self, side: Side) -> Signature | None:
        """Return what a side signed; none where it did not."""
        signed = (s for s in self.signatures if s.counts)
        return next((s for s in signed if s.side is side), None)

    @property
    def awaiting(self) -> tuple[Signature, ...]:
        """The signatures that wait for their witness."""
        return tuple(s for s in self.signatures if s.awaits)

    @property
    def complete(self) -> bool:
        """Whether every side has signed, and nobody's attestation is missing."""
        return self.signed_by == set(self.sides) and not self.awaiting

    @property
    def signed_file(self) -> str | None:
        """The file that bears every signature; none for ink, which is on paper."""
        final = self.signature_of(self.sides[-1])
        borne = final is not None and final.way in (Way.DIGITAL, Way.TABLET)
        return final.document if borne and final is not None else None

    @property
    def good_until(self) -> date | None:
        """Until when the newest time-stamp holds; none where there is none."""
        return self.raised[-1].until if self.raised else None


@dataclass(frozen=True, slots=True)
class Keys:
    """That the keys of the site changed hands."""

    on: date
    capacity: str
    document: str


@dataclass(frozen=True, slots=True)
class Lot:
    """Some lines of a signed pack that the receiver took over on one day."""

    id: str
    what: str
    lines: tuple[str, ...]
    on: date
    capacity: str
    document: str


@dataclass(frozen=True, slots=True)
class Registered:
    """The certificate of a person, from a day, and until it was withdrawn."""

    person: str
    since: date
    withdrawn: date | None = None

    def stands(self, on: date) -> bool:
        """Return whether it counts on a day: of the day it was withdrawn, it does not."""
        return self.since <= on and (self.withdrawn is None or on < self.withdrawn)


class Presence(StrEnum):
    """How a line of a signed pack was found afterwards."""

    THERE = "there"
    FEWER = "fewer"
    DAMAGED = "damaged"
    GONE = "gone"
    UNSEEN = "unseen"
    """Nobody could look at it."""


LOST = frozenset({Presence.FEWER, Presence.DAMAGED, Presence.GONE})


@dataclass(frozen=True, slots=True)
class Found:
    """What was there of one line, and the photographs of it."""

    line: str
    presence: Presence
    on: date
    quantity: int | None = None
    """How many were left; none for not counted."""
    note: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One look at a site, so many days on, against the pack that was signed: by line."""

    after: int
    found: Mapping[str, Found] = field(default_factory=dict)
    by: str = ""


@dataclass(frozen=True, slots=True)
class PackFile:
    """What is known of the pack of a site or of a part of it."""

    site: str
    part: str | None = None
    systems: Mapping[str, Inspected] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    chosen: tuple[str, ...] = ()
    """The lines of the property register that a part hands over, by their keys."""
    versions: tuple[Version, ...] = ()
    ceremony: Ceremony | None = None
    keys: Keys | None = None
    certificates: Mapping[str, Registered] = field(default_factory=dict)
    """Whose certificate it is, by the SHA-256 of each."""
    lots: tuple[Lot, ...] = ()
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    """By the days after the signature, as text: `30`."""
    opened: date | None = None
    """The first day the site can have been the mission's; it comes from the register."""

    @property
    def subject(self) -> str:
        """The subject of acts on this file."""
        return f"part:{self.site}/{self.part}" if self.part else f"site:{self.site}"

    @property
    def last(self) -> Version | None:
        """The version that stands."""
        return self.versions[-1] if self.versions else None

    @property
    def signed_on(self) -> date | None:
        """The day of the last signature; none until every side has signed."""
        last = self.last
        if last is None or not last.complete:
            return None
        signed = (last.signature_of(side) for side in Side)
        return max(each.on for each in signed if each is not None)

    @property
    def taken_over(self) -> Mapping[str, str]:
        """The lot of each line that was taken over."""
        return {line: lot.id for lot in self.lots for line in lot.lines}

    def certificates_of(self, person: str | None, on: date) -> frozenset[str]:
        """Return the certificates that count for a person on a day."""
        known = self.certificates.items()
        return frozenset(name for name, own in known if own.person == person and own.stands(on))
