"""The list of infrastructure and equipment that stays: condition, and title or mere possession."""

from __future__ import annotations

from drawdown.documents.paper import Block, Fields, Section, Table, Words
from drawdown.property.line import UN, Condition, Line, Sort
from drawdown.signing.source import Source, evidence_field

TITLE = Words(
    "Infrastructure and equipment that remain", "Infrastructures et équipements qui restent"
)
CONDITIONS = {
    Condition.GOOD: Words("good", "bon"),
    Condition.FAIR: Words("fair", "moyen"),
    Condition.POOR: Words("poor", "mauvais"),
    Condition.UNSERVICEABLE: Words("unserviceable", "hors d'usage"),
    Condition.UNKNOWN: Words("not known", "non connu"),
}
HEAD = (
    Words("No.", "N°"),
    Words("Item", "Bien"),
    Words("Quantity", "Quantité"),
    Words("Condition", "État"),
    Words("Title or possession", "Propriété ou possession"),
)
WIDTHS = (0, 2.4, 0, 0.9, 2)
NONE_LISTED = Words(
    "No line of the property register stands here; the document above holds the list.",
    "Aucune ligne du registre des biens ne figure ici ; la liste est dans le document ci-dessus.",
)
INFRASTRUCTURE = Words("Infrastructure", "Infrastructures")
EQUIPMENT = Words("Equipment", "Équipements")


def section(source: Source) -> Section:
    """Return the list, infrastructure before equipment, each line by its number."""
    blocks: list[Block] = [
        Fields((evidence_field(source, "remaining_list"), evidence_field(source, "count_complete")))
    ]
    fixed = tuple(line for line in source.items if line.sort is Sort.INFRASTRUCTURE)
    loose = tuple(line for line in source.items if line.sort is not Sort.INFRASTRUCTURE)
    if not source.items:
        blocks.append(Table(HEAD, (), NONE_LISTED))
    for words, lines in ((INFRASTRUCTURE, fixed), (EQUIPMENT, loose)):
        if lines:
            head = (HEAD[0], words, *HEAD[2:])
            blocks.append(Table(head, tuple(_row(line) for line in lines), widths=WIDTHS))
    return Section(TITLE, tuple(blocks), own_page=bool(source.items))


def _row(line: Line) -> tuple[Words, ...]:
    serial = f", {line.serial}" if line.serial else ""
    where = f" ({line.position})" if line.position else ""
    return (
        Words.same(line.line),
        Words.same(f"{line.description}{serial}{where}"),
        Words.same(f"{line.quantity} {line.unit}" if line.unit != "each" else str(line.quantity)),
        CONDITIONS[line.condition],
        title_of(line),
    )


def title_of(line: Line) -> Words:
    """Return whether title passes: of what belongs to another, or is restricted, it does not.

    No disposal decision on record means that the line is in temporary possession.
    """
    if line.owner != UN:
        who = line.owner.removeprefix("unit:")
        return Words(f"property of {who}: title stays", f"bien de {who} : propriété réservée")
    if line.restriction:
        return Words(
            f"temporary possession: {line.restriction}",
            f"possession temporaire : {line.restriction}",
        )
    if line.group is None:
        return Words(
            "temporary possession: no disposal decided",
            "possession temporaire : aucune cession décidée",
        )
    return Words(f"by disposal group {line.group}", f"selon le groupe de cession {line.group}")
