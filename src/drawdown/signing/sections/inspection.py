"""The site inspection certificate: the state of the camp, system by system, and the remarks."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.documents.paper import (
    Annexed,
    Block,
    Field,
    Fields,
    Heading,
    Photo,
    Photos,
    Section,
    Table,
    Text,
    Words,
)
from drawdown.handover.file import Origin
from drawdown.signing.case import UNVISITED, case_of
from drawdown.signing.file import Inspected, Remark, RemarkKind, Side, Working
from drawdown.signing.source import Kept, Source, evidence_field, same
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
STATE = Words("Condition", "État")
NOTE = Words("Note", "Note")
INSTRUCTIONS = Words("Running instructions", "Notice d'exploitation")
WHOLE = Words("the whole", "l'ensemble")
HEAD = (
    Words("On", "Sur"),
    Words("What", "Nature"),
    Words("Day", "Date"),
    Words("Text", "Texte"),
)
KINDS = {
    RemarkKind.REMARK: Words("Remark", "Observation"),
    RemarkKind.RESERVATION: Words("Reservation", "Réserve"),
}


def section(source: Source) -> Section:
    """Return the certificate. A system that nobody inspected stands there as not recorded."""
    blocks: list[Block] = [
        Fields((state_of_camp(source), evidence_field(source, "joint_inspection"))),
    ]
    for system in systems():
        blocks += _system(source, system)
    blocks.append(Heading(Words("Remarks and reservations", "Observations et réserves")))
    blocks.append(_remarks(source))
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


def _system(source: Source, system: System) -> Iterator[Block]:
    """Yield a system with its state, its running instructions and its photographs."""
    name, found = Words(system.name, system.name_fr), source.pack.systems.get(system.id)
    yield Heading(name)
    if found is None:
        yield Fields((Field(STATE),))
        return
    rebuilt = found.origin is Origin.RECONSTRUCTED
    how, day = WORKING[found.working], found.on.isoformat()
    fields = [Field(STATE, (Words(f"{how.en}, {day}", f"{how.fr}, {day}"),), rebuilt)]
    if found.note:
        fields.append(Field(NOTE, same(found.note), rebuilt))
    if found.instructions:
        fields.append(Field(INSTRUCTIONS, _instructions(source, system, found), rebuilt))
    elif found.working is not Working.ABSENT:
        fields.append(Field(INSTRUCTIONS))
    yield Fields(tuple(fields))
    photographs = [each for each in found.photos if each in source.photographs]
    if photographs:
        yield Photos(tuple(Photo(sha256, name) for sha256 in photographs))


def _instructions(source: Source, system: System, found: Inspected) -> tuple[Words, ...]:
    """Return the title and pages of running instructions, and the attachment that holds them."""
    digest = found.instructions or ""
    kept = source.instructions.get(digest)
    if kept is None:
        return (Words.same(f"SHA-256 {digest[:16]}"),)
    en = fr = kept.title
    if kept.pages is not None:
        en += f", {kept.pages} page" + ("s" if kept.pages != 1 else "")
        fr += f", {kept.pages} page" + ("s" if kept.pages > 1 else "")
    name = _file_name(system, kept)
    return (
        Words(en, fr),
        Words(
            f"shown at the end, and attached to this file: {name}",
            f"montrée à la fin et jointe à ce fichier : {name}",
        )
        if kept.shown
        else Words(f"attached to this file: {name}", f"jointe à ce fichier : {name}"),
        Words.same(f"SHA-256 {digest[:16]}"),
    )


def _file_name(system: System, kept: Kept) -> str:
    return f"instructions-{system.id}.{kept.form}"


def annexed(source: Source) -> tuple[Annexed, ...]:
    """Return the running instructions that the file carries; none without a visit."""
    if case_of(source) in UNVISITED:
        return ()
    found = ((system, source.pack.systems.get(system.id)) for system in systems())
    return tuple(
        Annexed(
            sha256=each.instructions,
            name=_file_name(system, kept),
            what=Words(
                f"{INSTRUCTIONS.en}: {system.name}", f"{INSTRUCTIONS.fr} : {system.name_fr}"
            ),
            media=kept.media,
        )
        for system, each in found
        if each is not None
        and each.instructions is not None
        and (kept := source.instructions.get(each.instructions)) is not None
    )


def _remarks(source: Source) -> Table:
    """Return every remark with its line, its side and its own language."""
    return Table(
        HEAD,
        tuple(
            (
                _about(remark.about),
                _said_by(remark),
                Words.same(remark.on.isoformat()),
                Words.same(remark.text),
            )
            for remark in source.pack.remarks
        ),
        Words("None was recorded.", "Aucune n'a été consignée."),
        widths=(1.2, 1.1, 0, 2.2),
    )


def _said_by(remark: Remark) -> Words:
    words, whose = KINDS[remark.kind], SIDES[remark.side]
    return Words(f"{words.en} of {whose.en}", f"{words.fr} de {whose.fr}")


def _about(about: str) -> Words:
    """Return what a line is called; one that is no longer there keeps its key."""
    name = about.partition(":")[2]
    if about.startswith("system:"):
        found = next((each for each in systems() if each.id == name), None)
        return Words(found.name, found.name_fr) if found else Words.same(about)
    return Words.same(name) if about else WHOLE


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
