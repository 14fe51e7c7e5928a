"""What the office in Mopti leaves, as the example opens it to everybody.

The entries are public facts. Pictures, papers and the handover are reconstructed, and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drawdown.demo.told import Paper, Picture, Told

AUTHOR = "public_information"
GATHERED, OPENED = date(2023, 12, 7), date(2023, 12, 8)
REGIONS = ("Mopti", "Bandiagara")
CAPTION = "Reconstructed for a demonstration: it stands for a photograph of {what}"
CAPTION_FR = "Reconstitué pour une démonstration\u202f: à la place d’une photographie {what}"
PICTURES = (
    ("conference-room", "the conference room of Mopti Cercle", "de la salle du cercle de Mopti"),
    ("gifts", "equipment that was given", "du matériel remis"),
    ("songho-bridge", "the Songho bridge", "du pont de Songho"),
    ("yawakanda-bridge", "the Yawakanda bridge", "du pont de Yawakanda"),
)
"""Entries with what their photograph would show."""
SUCCESSOR = "Mopti Cercle, whose room it is (the handover is reconstructed)"


def legacy_story() -> Iterator[Told]:
    """Yield each act in order: pictures, papers, the handover, the regions."""
    for entry, what, what_fr in PICTURES:
        captions = {
            "caption": CAPTION.format(what=what),
            "caption_fr": CAPTION_FR.format(what=what_fr),
        }
        yield _attached(entry, Picture(f"Photograph: {what}"), photograph=True, **captions)
    given = Paper(
        "Receipts of gifts", (("organisations", "47 (UN-MOPTIGIFT)"), ("receipts", "not public"))
    )
    captions = {
        "caption": "Reconstructed for a demonstration: it stands for the receipts",
        "caption_fr": "Reconstitué pour une démonstration\u202f: à la place des reçus",
    }
    yield _attached("gifts", given, photograph=False, **captions)
    room = Paper(
        "Handover of the conference room", (("entry", "conference-room"), ("to", "Mopti Cercle"))
    )
    body = {
        "entry": "conference-room",
        "successor": SUCCESSOR,
        "on": str(GATHERED),
        "document": room.name,
    }
    yield Told(GATHERED, "legacy.handed_over", AUTHOR, body, (room,), key="conference-room")
    for region in REGIONS:
        opened: dict[str, object] = {"region": region, "public": True}
        yield Told(OPENED, "legacy.published", AUTHOR, opened, key=region)


def _attached(entry: str, paper: Paper | Picture, **said: object) -> Told:
    body = {"entry": entry, "document": paper.name, **said}
    key = f"{entry} {paper.title}"
    return Told(GATHERED, "legacy.attached", AUTHOR, body, (paper,), key=key)
