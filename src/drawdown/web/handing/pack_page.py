"""The pack of a site or part as its page shows it: how far it is, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.documents.paper import HeldLine
from drawdown.handover.file import Origin
from drawdown.signing.case import UNVISITED, case_of
from drawdown.signing.file import (
    LOST,
    Comparison,
    Found,
    Inspected,
    PackFile,
    Remark,
    Side,
    Signature,
    Version,
)
from drawdown.signing.lines import lines_of
from drawdown.signing.source import Source
from drawdown.signing.systems import systems
from drawdown.web.closing.packs.lines import held_of
from drawdown.web.closing.queries import pack_of
from drawdown.web.closing.words import said
from drawdown.web.handing.sought import Sought
from drawdown.web.handing.words import (
    CASES,
    KINDS,
    OUTCOMES,
    PRESENCE,
    SIDES,
    STAGES,
    WAYS,
    WORKING,
    read,
)
from drawdown.web.people.presenting import role_name
from drawdown.web.ui.names import named


@dataclass(frozen=True, slots=True)
class SignedLine:
    """What one side did with a version."""

    signature: Signature
    side: str
    outcome: str
    way: str
    capacity: str
    person: str
    witness: str
    no: bool
    """Whether it refused."""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version, and what it replaces."""

    version: Version
    stage: str
    by: str
    replaces: int | None
    """The number of the version that it replaces."""
    stands: bool
    signed: tuple[SignedLine, ...]


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark."""

    remark: Remark
    side: str
    kind: str
    about: str
    arabic: bool


@dataclass(frozen=True, slots=True)
class SystemLine:
    """One system of the camp, how it was found, and what was remarked on it."""

    name: str
    found: Inspected | None
    working: str
    rebuilt: bool
    remarks: tuple[RemarkLine, ...]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """One line of the signed pack and how it was found at a look."""

    held: HeldLine
    name: str
    state: str
    found: Found | None
    presence: str
    lost: bool
    missing: int | None
    """How many are gone; none where that is not known."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who is to sign, in which capacity, and the certificates that are registered for them."""

    name: str
    capacity: str
    certificates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a site so many days on: what is lost, what is there, what nobody looked at."""

    after: int
    lost: tuple[LookedAt, ...]
    kept: tuple[LookedAt, ...]
    unseen: int
    pages: tuple[tuple[int, bool], ...] = ()
    """The pages of what is there, and whether each is the one shown; none where one is enough."""


@dataclass(frozen=True, slots=True)
class PackSection:
    """Everything about one pack."""

    pack: PackFile
    case: str
    certificate: bool
    """Whether it is a certificate at all: without a visit there is none."""
    versions: tuple[VersionLine, ...]
    systems: tuple[SystemLine, ...]
    remarks: tuple[RemarkLine, ...]
    looks: tuple[Look, ...]
    lots: Mapping[str, tuple[str, ...]]
    left: int
    """Lines that no lot has taken over yet."""
    listed: int
    """Lines of the property register in it."""


def section_of(source: Source, sought: Sought | None = None) -> PackSection:
    """Return a pack as its page shows it."""
    pack, case = source.pack, case_of(source)
    names = {line.key: read(line.what) for line in lines_of(source)}
    held = held_of(pack).lines if pack.signed_on else {}
    names |= {key: read(line.what) for key, line in held.items()}
    remarks = tuple(_remark(each, names) for each in pack.remarks)
    return PackSection(
        pack=pack,
        case=named(CASES, case),
        certificate=case not in UNVISITED,
        versions=tuple(_version(source, each) for each in reversed(pack.versions)),
        systems=() if case in UNVISITED else tuple(_systems(source, remarks)),
        remarks=remarks,
        looks=tuple(_look(held, each, sought) for each in pack.comparisons.values()),
        lots={lot.id: tuple(names.get(each, each) for each in lot.lines) for lot in pack.lots},
        left=len(set(held) - set(pack.taken_over)) if pack.lots else 0,
        listed=len(source.items),
    )


def signatories_of(source: Source, on: date) -> tuple[Signatory, ...]:
    """Return who is to sign, so far as records say, with the certificates that count."""
    receiver = source.file.receiver
    if receiver is None or receiver.signatory is None:
        return ()
    known = pack_of(source.site.id) if source.file.part else source.pack
    own = sorted(known.certificates_of(receiver.signatory, on))
    name = source.named(receiver.signatory) or ""
    return (Signatory(name, receiver.signatory_capacity or "", tuple(own)),)


def _version(source: Source, version: Version) -> VersionLine:
    numbers = {each.document: each.number for each in source.pack.versions}
    return VersionLine(
        version=version,
        stage=named(STAGES, version.stage),
        by=source.named(version.by) or "",
        replaces=numbers.get(version.replaces),
        stands=source.pack.last is version,
        signed=tuple(_signed(source, each) for each in version.signatures),
    )


def _signed(source: Source, signature: Signature) -> SignedLine:
    ours = signature.side is Side.MISSION
    return SignedLine(
        signature=signature,
        side=named(SIDES, signature.side),
        outcome=named(OUTCOMES, signature.outcome),
        way=named(WAYS, signature.way) if signature.way else "",
        capacity=role_name(signature.capacity) if ours else signature.capacity,
        person=source.named(signature.person) or "",
        witness=source.named(signature.witness) or "",
        no=signature.outcome == "refused",
    )


def _remark(remark: Remark, names: Mapping[str, str]) -> RemarkLine:
    return RemarkLine(
        remark=remark,
        side=named(SIDES, remark.side),
        kind=named(KINDS, remark.kind),
        about=names.get(remark.about, remark.about),
        arabic=any("\u0600" <= letter <= "\u06ff" for letter in remark.text),
    )


def _systems(source: Source, remarks: tuple[RemarkLine, ...]) -> Iterator[SystemLine]:
    for system in systems():
        found = source.pack.systems.get(system.id)
        yield SystemLine(
            name=said(system.name, system.name_fr),
            found=found,
            working=named(WORKING, found.working) if found else "",
            rebuilt=found is not None and found.origin is Origin.RECONSTRUCTED,
            remarks=tuple(each for each in remarks if each.remark.about == f"system:{system.id}"),
        )


def _look(held: Mapping[str, HeldLine], comparison: Comparison, sought: Sought | None) -> Look:
    every = [_looked_at(line, comparison.found.get(key)) for key, line in held.items()]
    lines = [each for each in every if sought is None or sought.fits(each.name)]
    kept = [line for line in lines if line.found and not line.lost]
    pages = sought.pages(len(kept)) if sought else 1
    return Look(
        after=comparison.after,
        lost=tuple(line for line in lines if line.lost),
        kept=tuple(sought.piece(kept) if sought else kept),
        unseen=sum(line.found is None for line in every),
        pages=tuple((n, sought is not None and n == sought.page) for n in range(pages))
        if pages > 1
        else (),
    )


def _looked_at(held: HeldLine, found: Found | None) -> LookedAt:
    return LookedAt(
        held=held,
        name=read(held.what),
        state=read(held.state),
        found=found,
        presence=named(PRESENCE, found.presence) if found else "",
        lost=found is not None and found.presence in LOST,
        missing=missing_of(held, found),
    )


def missing_of(held: HeldLine, found: Found | None) -> int | None:
    """Return how many pieces of a line are gone; none where nobody counted."""
    if found is None or held.quantity is None:
        return None
    if found.presence == "gone":
        return held.quantity - (found.quantity or 0)
    return held.quantity - found.quantity if found.quantity is not None else None
