"""How to check a signed paper with `openssl` and `sha256sum` alone: a page in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drawdown.core.canonical import digest

RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
HEAD = """\
HOW TO CHECK THIS PAPER WITHOUT OUR SOFTWARE
COMMENT VÉRIFIER CETTE PIÈCE SANS NOTRE LOGICIEL

You need the PDF, the root certificate (root.pem, from somebody you trust) and a terminal
with openssl, sha256sum and perl. No network. Each line must answer as written.
Il faut le PDF, le certificat racine (root.pem, reçu de quelqu'un de confiance) et un
terminal avec openssl, sha256sum et perl. Sans réseau. Chaque ligne doit répondre comme
indiqué.

1. The file is the one in the ledger. / Le fichier est celui du registre.

    sha256sum {name}

   must print / doit afficher
    {sha256}
"""
ONE = """
{number}. Signature {index} of {count} holds. / La signature {index} sur {count} est bonne.

    (head -c {first} {name}; tail -c +{after} {name} | head -c {second}) > signed-{index}.bin
    tail -c +{hex_at} {name} | head -c {hex_size} | perl -pe '$_ = pack "H*", $_' > sig-{index}.der
    openssl cms -verify -cades -binary -inform DER -in sig-{index}.der \\
      -content signed-{index}.bin -CAfile root.pem -purpose any -out /dev/null

   must answer / doit répondre: CAdES Verification successful
"""
TAIL = """
{number}. The last signature covers the whole file. / La dernière signature couvre tout le fichier.

    wc -c < {name}

   must print / doit afficher
    {end}

If a certificate has ended since, add -no_check_time: the signature then holds, and the day
it was made is shown by the ledger or by a time-stamp, not by openssl.
Si un certificat a expiré depuis, ajoutez -no_check_time : la signature est alors bonne, et
le jour où elle fut faite est prouvé par le registre ou un horodatage, non par openssl.
"""


class NotSigned(ValueError):
    """The file bears no signature."""


def recipe(content: bytes, name: str) -> str:
    """Return the page for a signed file that is called `name`; raises `NotSigned`."""
    ranges = tuple(_ranges(content))
    if not ranges:
        raise NotSigned(f"{name} bears no signature")
    page = HEAD.format(name=name, sha256=digest(content))
    for index, (_, first, after, second) in enumerate(ranges, start=1):
        page += ONE.format(
            number=index + 1,
            index=index,
            count=len(ranges),
            name=name,
            first=first,
            after=after + 1,
            second=second,
            hex_at=first + 2,
            hex_size=after - first - 2,
        )
    end = max(after + second for _, _, after, second in ranges)
    return page + TAIL.format(number=len(ranges) + 2, name=name, end=end)


def _ranges(content: bytes) -> Iterator[tuple[int, int, int, int]]:
    for found in RANGE.finditer(content):
        start, first, after, second = (int(each) for each in found.groups())
        yield start, first, after, second
