"""What every form of a released statement says: title, paragraphs, notice, and how to check it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from drawdown.progress.telling.words import MONTHS, Language
from drawdown.statements.draft import tidy

_FOOT: Mapping[Language, str] = {
    Language.ENGLISH: "Released on {day} at {time} UTC; entry {entry} of the ledger of {origin}. "
    "The plain text has the SHA-256",
    Language.FRENCH: "Diffusé le {day} à {time} UTC ; entrée {entry} du registre {origin}. "
    "Le texte brut a pour SHA-256",
}
_RECONSTRUCTED: Mapping[Language, str] = {
    Language.ENGLISH: "Reconstructed for a demonstration from public facts; "
    "not a document of the United Nations.",
    Language.FRENCH: "Reconstitué pour une démonstration à partir de faits publics\u202f; "
    "n’est pas un document des Nations Unies.",
}
_CORRECTION: Mapping[Language, str] = {
    Language.ENGLISH: "Correction. This replaces the statement released on {day}: {reason}",
    Language.FRENCH: "Rectificatif. Il remplace le communiqué diffusé le {day} : {reason}",
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """The statement that it replaces: when that went out, and what was wrong with it."""

    released: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A released text with what goes on its paper.

    Attributes:
        text: the plain text that went out.
        sha256: its hash, as the act of the release names it.
        entry: the entry of that act in the ledger of `origin`.
    """

    language: Language
    text: str
    sha256: str
    released: datetime
    entry: int
    origin: str
    corrected: Corrected | None = None
    reconstructed: bool = False
    """Told for a demonstration; the paper says so first."""

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.split("\n", 1)[0]

    @property
    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """What follows the title: paragraphs of lines."""
        _, *rest = tidy(self.text).split("\n\n")
        return tuple(tuple(each.split("\n")) for each in rest)

    @property
    def notice(self) -> str:
        """That it is reconstructed, what it replaces and why; nothing for a first release."""
        said = [_RECONSTRUCTED[self.language]] if self.reconstructed else []
        if self.corrected is not None:
            day = _day(self.corrected.released, self.language)
            form = _CORRECTION[self.language]
            said.append(_said(form, day=day, reason=self.corrected.reason))
        return " ".join(said)

    @property
    def foot(self) -> str:
        """When and where it was released, and what its hash is called; the hash follows it."""
        return _said(
            _FOOT[self.language],
            day=_day(self.released, self.language),
            time=self.released.strftime("%H:%M"),
            entry=str(self.entry),
            origin=self.origin,
        )


def _day(when: datetime, language: Language) -> str:
    first = "1er" if language is Language.FRENCH and when.day == 1 else str(when.day)
    return f"{first} {MONTHS[language][when.month - 1]} {when.year}"


def _said(form: str, **values: str) -> str:
    """Fill a form; in French a sign of two parts is kept beside its word."""
    return form.replace(" ;", "\u202f;").replace(" :", "\u202f:").format(**values)
