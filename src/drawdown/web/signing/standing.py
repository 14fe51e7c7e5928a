"""How the signing of a pack stands: the version, each side, and who waits for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from drawdown.handover.file import SiteFile
from drawdown.ledger.act import Actor
from drawdown.register.site import Site
from drawdown.signing.code import Code, short_hash
from drawdown.signing.file import PackFile, Side, Signature, Stage, Version, Way
from drawdown.web.closing.queries import file_of, pack_of, register
from drawdown.web.people.presenting import role_name

NOBODY = "p-0000"
"""Stands for a signatory whom nobody has designated: no person has this id."""


@dataclass(frozen=True, slots=True)
class SideLine:
    """One side as the page shows it."""

    side: Side
    capacity: str
    """In which capacity it signs, or signed; empty where nobody is designated."""
    person: str
    signature: Signature | None
    refused: Signature | None
    denied: Signature | None
    """What its witness denied, where nothing was signed after it."""
    witness: str
    mine: bool
    """Whether the reader is the witness whose attestation is missing."""


@dataclass(frozen=True, slots=True)
class Signing:
    """The pack of a site or part as it is signed."""

    site: Site
    part: str | None
    file: SiteFile
    pack: PackFile

    @property
    def version(self) -> Version | None:
        """The version that stands."""
        return self.pack.last

    @property
    def open(self) -> bool:
        """Whether there is a final version that a side has still to sign."""
        last = self.version
        return last is not None and last.stage is Stage.FINAL and last.signed_by != set(last.sides)

    @property
    def _sides(self) -> tuple[Side, ...]:
        """Who signs the version that stands."""
        return self.version.sides if self.version else tuple(Side)

    @property
    def name(self) -> str:
        """What the pack is called, in codes and names of files."""
        return f"{self.site.id}-{self.part}" if self.part else self.site.id

    @property
    def code(self) -> Code:
        """The code of the version that stands; only where there is one."""
        if self.version is None:
            raise LookupError("no version stands")
        return Code(
            mission=register().mission.id,
            pack=self.name,
            version=self.version.number,
            short=short_hash(self.version.document),
        )

    def signatory(self, side: Side, sender: Actor) -> tuple[str, str]:
        """Return who signs for a side, in which capacity.

        The mission's signatory is the sender, in the office held now; the host's is designated.
        Where nobody is, it names nobody, and the decision says so.
        """
        if side is Side.MISSION:
            return str(sender.person), sender.capacity
        return self._designated(side) or NOBODY, self._capacity(side) or "–"

    def unsigned(self) -> tuple[Side, ...]:
        """Return the sides that have still to sign, the mission first."""
        signed = self.version.signed_by if self.version else frozenset[Side]()
        return tuple(side for side in self._sides if side not in signed)

    def lines(self, names: Mapping[str, str], reader: str | None) -> Iterator[SideLine]:
        """Yield each side with what it did."""
        last = self.version
        for side in self._sides:
            signature = last.signature_of(side) if last else None
            refused = (
                next((s for s in reversed(last.signatures) if s.side is side), None)
                if last is not None and side in last.refused_by
                else None
            )
            person = signature.person if signature else self._designated(side)
            witness = signature.witness if signature and signature.witness else ""
            yield SideLine(
                side=side,
                capacity=role_name(signature.capacity if signature else self._capacity(side)),
                person=names.get(person, person) if person else "",
                signature=signature,
                refused=refused,
                denied=_denied(last, side),
                witness=names.get(witness, witness),
                mine=bool(signature and signature.awaits and witness == reader),
            )

    def _designated(self, side: Side) -> str:
        receiver = self.file.receiver
        return (receiver.signatory or "") if side is Side.HOST and receiver else ""

    def _capacity(self, side: Side) -> str:
        receiver = self.file.receiver
        return (receiver.signatory_capacity or "") if side is Side.HOST and receiver else ""

    def borne_before(self, side: Side) -> str | None:
        """Return the file that a side signs upon: the mission's where it signed in the file."""
        last = self.version
        mission = last.signature_of(Side.MISSION) if last else None
        in_file = mission is not None and mission.way is not Way.INK
        return mission.document if side is Side.HOST and in_file and mission else None


def _denied(version: Version | None, side: Side) -> Signature | None:
    signed = version.signatures if version else ()
    return next((s for s in reversed(signed) if s.side is side and s.denied is not None), None)


def signing_of(site: Site, part: str | None) -> Signing:
    """Return how the signing stands; raises `BadAct` for a part that nobody opened."""
    return Signing(site, part, file_of(site.id, part), pack_of(site.id, part))


def public_address() -> str:
    """Return where others reach this installation; empty where it is on one machine alone."""
    return str(settings.BASE_ADDRESS) if settings.SECURE else ""


def days_left(until: date | None, today: date) -> int | None:
    """Return for how many days more a time-stamp holds."""
    return None if until is None else (until - today).days
