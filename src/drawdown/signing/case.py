"""Which document set a site gets: an ordinary handover, or one of the side cases that occurred."""

from __future__ import annotations

from enum import StrEnum

from drawdown.documents.paper import Words
from drawdown.leaving.file import Fate
from drawdown.signing.source import Source


class Case(StrEnum):
    """How a site or part leaves the mission's hands."""

    HANDOVER = "handover"
    PART = "part"
    """An annex first, the main camp later."""
    NOT_TAKEN_OVER = "not_taken_over"
    """Signed, but nobody has taken it over yet: the keys did not change hands."""
    PRIVATE_OWNER = "private_owner"
    NOBODY = "nobody"
    """Nobody there to receive: left, and certified to nobody."""
    DESTROYED = "destroyed"
    """Left in haste, and what could not move was destroyed."""


UNVISITED = frozenset({Case.NOBODY, Case.DESTROYED})
"""No certificate without a visit, and no signature of a receiver who was not there."""
LEFT = "closed_without_handover"
"""The state of a site that nobody received."""


def case_of(source: Source) -> Case:
    """Return the case, by the state of the site and by its records."""
    if source.file.state == LEFT:
        return Case.DESTROYED if source.exit.of_fate(Fate.DESTROYED) else Case.NOBODY
    if source.file.state == "returned_to_private_owner":
        return Case.PRIVATE_OWNER
    if source.file.state == "signed_but_not_taken_over":
        return Case.NOT_TAKEN_OVER
    return Case.PART if source.file.part else Case.HANDOVER


TITLES = {
    Case.HANDOVER: Words("Certificate of handover", "Certificat de remise"),
    Case.PART: Words("Certificate of partial handover", "Certificat de remise partielle"),
    Case.NOT_TAKEN_OVER: Words("Certificate of handover", "Certificat de remise"),
    Case.PRIVATE_OWNER: Words("Certificate of restitution", "Certificat de restitution"),
    Case.NOBODY: Words("Record of departure", "Procès-verbal de départ"),
    Case.DESTROYED: Words("Record of departure", "Procès-verbal de départ"),
}
STATEMENTS = {
    Case.HANDOVER: Words(
        "The mission hands over, and the receiving authority takes over, the site named above in "
        "the state, with the items and under the conditions set out in the documents that follow.",
        "La mission remet et l'autorité destinataire reçoit le site susnommé, dans l'état, avec "
        "les biens et aux conditions énoncés dans les documents qui suivent.",
    ),
    Case.PART: Words(
        "The mission hands over, and the receiving authority takes over, the part of the site "
        "named above; the rest of the site is not handed over by this certificate.",
        "La mission remet et l'autorité destinataire reçoit la partie du site susnommée ; le reste "
        "du site n'est pas remis par le présent certificat.",
    ),
    Case.NOT_TAKEN_OVER: Words(
        "Both sides sign for the site named above. It is taken over by a later act, with a tour "
        "of the site and the receipt of its keys; until then the mission keeps it.",
        "Les deux parties signent pour le site susnommé. La prise en charge se fait par un acte "
        "ultérieur, avec visite du site et réception des clefs ; d'ici là la mission le garde.",
    ),
    Case.PRIVATE_OWNER: Words(
        "The mission gives back, and the owner takes back, the site named above in the state and "
        "with the items set out in the documents that follow.",
        "La mission restitue et le propriétaire reprend le site susnommé, dans l'état et avec les "
        "biens énoncés dans les documents qui suivent.",
    ),
    Case.NOBODY: Words(
        "The mission left the site named above and nobody was there to receive it. This is no "
        "certificate of handover: it sets out what the mission recorded before it left.",
        "La mission a quitté le site susnommé sans que personne soit là pour le recevoir. Le "
        "présent document n'est pas un certificat de remise : il énonce ce que la mission a "
        "consigné avant son départ.",
    ),
    Case.DESTROYED: Words(
        "The mission left the site named above in haste and destroyed what could not move, as "
        "listed. This is no certificate of handover, and nothing is certified of the state.",
        "La mission a quitté en hâte le site susnommé et détruit ce qui ne pouvait être déplacé, "
        "selon la liste. Le présent document n'est pas un certificat de remise et ne certifie "
        "rien de l'état du site.",
    ),
}
