"""The sentences of statements: those in force, those that wait, those that a draft was made by."""

from __future__ import annotations

from drawdown.statements.acts.sentences import SENTENCES as PROCEDURE
from drawdown.statements.sentence_pack import (
    SentencePack,
    parse_sentences,
    read_sentences,
    shipped_sentences,
)
from drawdown.web.adopted.kept import Kept
from drawdown.web.statements.models import SentencesInForce, SentencesProposed

SENTENCES = Kept[SentencePack](
    procedure=PROCEDURE,
    proposals=SentencesProposed,
    forces=SentencesInForce,
    shipped=shipped_sentences,
    parse=parse_sentences,
    read=read_sentences,
    content=SentencePack.to_bytes,
)


def sentences_of(digest: str | None) -> SentencePack:
    """Return the sentences that a draft names; those in force where it names none kept here."""
    found = SENTENCES.named(digest) if digest else None
    return found or SENTENCES.in_force()
