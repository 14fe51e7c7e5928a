"""What a verdict on a paper is founded on: each reason by its name, in English and French."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.documents.paper import Words


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason by its name, in words."""

    code: str
    words: Words

    def __str__(self) -> str:
        return self.words.en


REASONS: dict[str, tuple[str, str]] = {
    "not-a-pdf": ("the file is no PDF", "le fichier n'est pas un PDF"),
    "unreadable": (
        "the file cannot be read as a PDF: {problem}",
        "le fichier ne peut être lu comme PDF : {problem}",
    ),
    "trailing-bytes": (
        "bytes stand behind the end of the file",
        "des octets suivent la fin du fichier",
    ),
    "malformed-range": (
        "a signature does not say in the ordinary form what it covers",
        "une signature ne dit pas sous la forme ordinaire ce qu'elle couvre",
    ),
    "padding": (
        "something is hidden in the place of a signature",
        "quelque chose est caché à la place d'une signature",
    ),
    "not-whole": (
        "the last signature does not cover the whole file: {bytes} bytes follow it",
        "la dernière signature ne couvre pas tout le fichier : {bytes} octets la suivent",
    ),
    "no-signature": (
        "not signed in the field {field}",
        "non signé dans le champ {field}",
    ),
    "field-missing": (
        "there is no field {field}",
        "il n'y a pas de champ {field}",
    ),
    "unexpected-signature": (
        "signed in a field nobody asked for: {field}",
        "signé dans un champ que personne n'a demandé : {field}",
    ),
    "broken": (
        "what {field} signed was changed",
        "ce que {field} a signé a été modifié",
    ),
    "wrong-signature": (
        "the signature in {field} is not genuine",
        "la signature dans {field} n'est pas authentique",
    ),
    "changed-after": (
        "the file was changed after {field} signed it",
        "le fichier a été modifié après la signature de {field}",
    ),
    "untrusted": (
        "the certificate in {field} comes from nobody you trust",
        "le certificat dans {field} ne vient d'aucune autorité reconnue",
    ),
    "foreign-certificate": (
        "{field} holds a certificate that has no part in the signature",
        "{field} contient un certificat étranger à la signature",
    ),
    "renewal-missed": (
        "renewal missed since {day}: no time-stamp reaches to today for {field}",
        "renouvellement manqué depuis le {day} : aucun horodatage ne mène à ce jour pour {field}",
    ),
    "pixels": (
        "page {page} looks different from what was signed",
        "la page {page} diffère de ce qui a été signé",
    ),
    "ledger-not-asked": (
        "no ledger was asked whether it holds this file",
        "aucun registre n'a été consulté sur ce fichier",
    ),
    "not-in-ledger": (
        "the ledger does not hold a file with these bytes",
        "le registre ne contient pas de fichier ayant ces octets",
    ),
    "ledger-rejected": (
        "the ledger that was given is not genuine",
        "le registre fourni n'est pas authentique",
    ),
}


def reason(code: str, **values: object) -> Reason:
    """Return a reason with its values filled in."""
    en, fr = REASONS[code]
    return Reason(code, Words(en.format(**values), fr.format(**values)))
