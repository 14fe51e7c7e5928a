"""The annexes: every document under the pack by its hash, and what was built afterwards."""

from __future__ import annotations

from drawdown.documents.paper import Section, Table, Text, Words
from drawdown.handover.file import Origin
from drawdown.signing.source import Source, evidence_words

TITLE = Words("Annexes", "Annexes")


def section(source: Source) -> Section:
    """Return the list of documents, in the order of the rules."""
    order = [rule.id for rule in source.rules.requirements]
    order += [rule.id for rule in source.rules.evidence]
    rows = tuple(
        (
            Words.same(given.on.isoformat()),
            evidence_words(source.rules, name),
            Words.same(" ".join(given.document[at : at + 16] for at in range(0, 64, 16))),
            RECONSTRUCTED if given.origin is Origin.RECONSTRUCTED else ORIGINAL,
        )
        for name in dict.fromkeys(order)
        for given in source.file.given.get(name, ())
    )
    head = (
        Words("Day", "Date"),
        Words("Document", "Document"),
        Words.same("SHA-256"),
        Words("Origin", "Origine"),
    )
    blocks = (
        Text(
            Words(
                "Each document is named by the SHA-256 of its bytes, and the ledger holds it.",
                "Chaque document est nommé par le SHA-256 de ses octets ; le registre le contient.",
            )
        ),
        Table(head, rows, widths=WIDTHS),
    )
    return Section(TITLE, blocks, own_page=False)


WIDTHS = (0, 1.3, 1.2, 0)
ORIGINAL = Words("original", "original")
RECONSTRUCTED = Words("reconstructed", "reconstitué")
