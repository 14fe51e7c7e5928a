"""The pack of Sévaré in acts: its inspection, its versions, its signatures, the ceremony, the keys.

That it was signed, where, when and in which capacities is public. How each system was found is
not: it is reconstructed, and marked so. The signatures are made with keys for practice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from drawdown.demo.told import File, Paper, Picture, Told
from drawdown.signing.file import Side, Stage, Way
from drawdown.signing.systems import systems

SITE = "mopti-sevare"
DAY = date(2023, 12, 8)
HOUR = datetime(2023, 12, 8, 10, tzinfo=UTC)
PLACE = "Sévaré"
MISSION_TITLE = "Acting Head of MINUSMA Regional Office, Mopti"
HOST_TITLE = "Governor of Mopti Region"
SUPPORT = "director_mission_support"
OFFICE, HOST, ENGINEER = "head_of_office", "host_representative", "engineering"


def inspected() -> Iterator[Told]:
    """Yield the joint inspection: each system, with a picture that shows that there is none."""
    on = DAY - timedelta(1)
    for system in systems():
        picture = Picture(system.name, file=f"{system.id}.png")
        body = {
            "site": SITE,
            "system": system.id,
            "working": "fully",
            "on": on.isoformat(),
            "photos": [picture.name],
            "origin": "reconstructed",
        }
        yield Told(on, "system.inspected", ENGINEER, body, (picture,))


@dataclass(frozen=True, slots=True)
class Made:
    """A version of the pack as it was made, and its twin for reading."""

    number: int
    stage: Stage
    pack: File
    reading: File
    replaces: str = ""

    def told(self) -> Told:
        """Return the act that records it."""
        body = {
            "site": SITE,
            "version": self.number,
            "stage": str(self.stage),
            "document": self.pack.name,
            "reading": self.reading.name,
            "on": DAY.isoformat(),
        }
        body |= {"replaces": self.replaces} if self.replaces else {}
        return Told(DAY, "pack.made", OFFICE, body, (self.pack, self.reading))


def signed(side: Side, number: int, file: File) -> Told:
    """Return the act of a side that signed a version with its own key."""
    ours = side is Side.MISSION
    who = OFFICE if ours else HOST
    body = {
        "site": SITE,
        "version": number,
        "side": str(side),
        "way": str(Way.DIGITAL),
        "person": f"@{who}",
        "capacity": OFFICE if ours else HOST_TITLE,
        "document": file.name,
        "on": DAY.isoformat(),
    }
    return Told(DAY, "pack.signed", who, body, (file,))


def registered(fingerprints: Mapping[str, str]) -> Iterator[Told]:
    """Yield whose certificate each is, by the role of its owner, on the day before."""
    on = DAY - timedelta(1)
    for role, fingerprint in fingerprints.items():
        paper = Paper(f"Certificate of {role}, shown in person", (("SHA-256", fingerprint),))
        body = {
            "site": SITE,
            "person": f"@{role}",
            "fingerprint": fingerprint,
            "document": paper.name,
            "on": on.isoformat(),
        }
        yield Told(on, "signer.registered", SUPPORT, body, (paper,))


def ceremony() -> Told:
    """Return the ceremony: the two who signed are public, and nobody else is named."""
    body = {
        "site": SITE,
        "place": PLACE,
        "at": HOUR.isoformat(),
        "on": DAY.isoformat(),
        "attendance": [
            {"title": MISSION_TITLE, "side": "mission"},
            {"title": HOST_TITLE, "side": "host"},
        ],
        "remarks": "Reconstructed for the demonstration; the hour is not public.",
    }
    return Told(DAY, "ceremony.held", OFFICE, body)
