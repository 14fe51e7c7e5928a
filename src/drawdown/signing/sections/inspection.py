"""The site inspection certificate: the state of the camp, system by system, and the remarks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from drawdown.documents.paper import (
    Arabic,
    Block,
    Field,
    Fields,
    Photo,
    Photos,
    Section,
    Text,
    Words,
)
from drawdown.handover.file import Origin
from drawdown.signing.file import Inspected, Remark, RemarkKind, Side, Working
from drawdown.signing.source import Source, evidence_field, same
from drawdown.signing.systems import System, systems

TITLE = Words("Site inspection certificate", "Certificat d'inspection du site")
WORKING = {
    Working.FULLY: Words("fully operational", "entièrement opérationnel"),
    Working.PARTLY: Words("partly operational", "partiellement opérationnel"),
    Working.NOT: Words("not operational", "hors service"),
    Working.ABSENT: Words("the camp has none", "le camp n'en a pas"),
}
SIDES = {
    Side.MISSION: Words("the mission", "la mission"),
    Side.HOST: Words("the host State", "l'État hôte"),
}
KINDS = {
    RemarkKind.REMARK: Words("Remark", "Observation"),
    RemarkKind.RESERVATION: Words("Reservation", "Réserve"),
}


def section(source: Source) -> Section:
    """Return the certificate. A system that nobody inspected stands there as not recorded."""
    blocks: list[Block] = [
        Fields((state_of_camp(source), evidence_field(source, "joint_inspection"))),
        Fields(tuple(_system(source, system) for system in systems())),
        *_photographs(source),
        Fields(tuple(_remarks(source))),
        *(Arabic(remark.text) for remark in source.pack.remarks if is_arabic(remark.text)),
    ]
    return Section(TITLE, tuple(blocks))


def state_of_camp(source: Source) -> Field:
    """Return whether the camp is fully operational: only where each system was looked at."""
    label = Words("State of the camp", "État du camp")
    found = source.pack.systems
    missing = [system for system in systems() if system.id not in found]
    if not found:
        return Field(label)
    rebuilt = any(each.origin is Origin.RECONSTRUCTED for each in found.values())
    if missing:
        said = Words(
            "not wholly inspected: " + ", ".join(s.name for s in missing),
            "inspection incomplète : " + ", ".join(s.name_fr for s in missing),
        )
    elif all(each.working in (Working.FULLY, Working.ABSENT) for each in found.values()):
        said = Words("fully operational", "entièrement opérationnel")
    else:
        said = Words("not fully operational", "pas entièrement opérationnel")
    return Field(label, (said,), rebuilt)


def _system(source: Source, system: System) -> Field:
    label = Words(system.name, system.name_fr)
    found = source.pack.systems.get(system.id)
    if found is None:
        return Field(label)
    return Field(label, tuple(_found(found)), found.origin is Origin.RECONSTRUCTED)


def _found(found: Inspected) -> Iterator[Words]:
    how = WORKING[found.working]
    yield Words(f"{how.en}, {found.on.isoformat()}", f"{how.fr}, {found.on.isoformat()}")
    yield from same(found.note)
    if found.instructions:
        name = found.instructions[:16]
        yield Words(f"running instructions: {name}", f"notice d'exploitation : {name}")


def _photographs(source: Source) -> Iterator[Photos]:
    names = {system.id: Words(system.name, system.name_fr) for system in systems()}
    shown = tuple(
        Photo(sha256, names[found.system])
        for found in source.pack.systems.values()
        for sha256 in found.photos
        if sha256 in source.photographs
    )
    if shown:
        yield Photos(shown)


def is_arabic(text: str) -> bool:
    """Return whether a text is to be set from right to left."""
    letters = [unicodedata.bidirectional(letter) for letter in text]
    return letters.count("AL") > letters.count("L")


def _remarks(source: Source) -> Iterator[Field]:
    for side in Side:
        for kind in RemarkKind:
            words, whose = KINDS[kind], SIDES[side]
            label = Words(f"{words.en} of {whose.en}", f"{words.fr} de {whose.fr}")
            said = [r for r in source.pack.remarks if (r.side, r.kind) == (side, kind)]
            if said:
                yield Field(label, tuple(_said(remark) for remark in said))
    if not source.pack.remarks:
        yield Field(
            Words("Remarks and reservations", "Observations et réserves"),
            (Words("none was recorded", "aucune n'a été consignée"),),
        )


def _said(remark: Remark) -> Words:
    """Return a remark in the language it was made in; Arabic follows in a paragraph of its own."""
    day = remark.on.isoformat()
    if is_arabic(remark.text):
        return Words(f"{day}: in Arabic, below", f"{day} : en arabe, ci-dessous")
    return Words.same(f"{day}: {remark.text}")


def not_visited() -> Section:
    """Return what stands in its place where nobody could visit: no certificate without a visit."""
    return Section(
        Words("No inspection", "Absence d'inspection"),
        (
            Text(
                Words(
                    "The site was left and nobody inspected it with the mission. "
                    "Nothing is certified of its state.",
                    "Le site a été quitté sans que quiconque l'inspecte avec la mission. "
                    "Rien n'est certifié de son état.",
                )
            ),
        ),
    )
