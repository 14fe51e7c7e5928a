"""Builds the pack of a site or part as a paper: nobody types a certificate."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.documents.paper import Field, Paper, Party, Section, Words
from drawdown.signing.case import STATEMENTS, TITLES, UNVISITED, case_of
from drawdown.signing.lines import handed_over
from drawdown.signing.sections import (
    annexes,
    destroyed,
    environmental,
    inspection,
    matters,
    remaining,
)
from drawdown.signing.source import Source, day, same

NOTICE = Words(
    "RECONSTRUCTED FOR A DEMONSTRATION from public facts; not a document of the United Nations",
    "RECONSTITUÉ POUR UNE DÉMONSTRATION à partir de faits publics ; n'est pas un document de l'ONU",
)
MISSION = Words("For the mission", "Pour la mission")
HOST = Words("For the receiver", "Pour le destinataire")


def build(source: Source) -> Paper:
    """Return the pack. The same records under the same checkpoint give the same paper."""
    case = case_of(source)
    last = source.pack.last
    return Paper(
        title=TITLES[case],
        subject=source.place,
        statement=STATEMENTS[case],
        number=number_of(source),
        version=source.version,
        made=source.made,
        parties=parties_of(source),
        facts=_facts(source),
        sections=tuple(_sections(source)),
        governing=source.governing,
        checkpoint=source.checkpoint,
        link=link_of(source),
        notice=NOTICE if source.reconstructed else None,
        replaces=last.document if last else "",
        held=handed_over(source),
        annexed=inspection.annexed(source),
    )


def number_of(source: Source) -> str:
    """Return what the pack is called: our own number, never an official symbol."""
    part = f"-{source.file.part}" if source.file.part else ""
    return f"{source.site.id}{part}".upper()


def link_of(source: Source) -> str:
    """Return what the QR says, which can be read without a network: what, version, checkpoint."""
    where = f"{source.mission.id}/{number_of(source).lower()}/v{source.version}"
    size = f"?size={source.checkpoint[1]}" if len(source.checkpoint) > 1 else ""
    return f"drawdown:{where}{size}"


def parties_of(source: Source) -> tuple[Party, ...]:
    """Return who is to sign, by capacity: the register says which, and names the receiver's.

    Where nobody was there to receive, the mission signs its record alone.
    """
    planned, receiver = source.site.receiver, source.file.receiver
    ours = planned.mission_signatory_capacity
    theirs = receiver.signatory_capacity if receiver else None
    theirs = theirs or planned.signatory_capacity
    name = source.named(receiver.signatory) if receiver else None
    unknown = Words("capacity not recorded", "qualité non consignée")
    mission = Party(MISSION, Words.same(ours) if ours else unknown)
    if case_of(source) in UNVISITED:
        return (mission,)
    return (
        mission,
        Party(HOST, Words.same(theirs) if theirs else unknown, name or ""),
    )


def _facts(source: Source) -> tuple[Field, ...]:
    mission, place = source.mission, source.file
    here = f"{source.site.lat:.4f}, {source.site.lon:.4f}"
    received = case_of(source) not in UNVISITED
    return (
        Field(Words("Mission", "Mission"), (Words(mission.name, mission.name_fr or mission.name),)),
        Field(
            Words("Site and coordinates", "Site et coordonnées"),
            same(f"{source.place} ({place.part or source.site.id}) · {here}"),
        ),
        *(_receiving(source) if received else ()),
        Field(Words("Day", "Date"), day(place.since), source.reconstructed),
        *((inspection.state_of_camp(source),) if received else ()),
    )


def _receiving(source: Source) -> tuple[Field, ...]:
    receiver = source.file.receiver
    return (
        Field(
            Words("Receiving authority", "Autorité destinataire"),
            same(receiver.authority if receiver else None),
            source.reconstructed,
        ),
    )


def _sections(source: Source) -> Iterator[Section]:
    if case_of(source) in UNVISITED:
        yield inspection.not_visited()
        yield destroyed.section(source)
    else:
        yield inspection.section(source)
        yield remaining.section(source)
    yield environmental.section(source)
    yield matters.section(source)
    yield annexes.section(source)
