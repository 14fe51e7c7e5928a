"""Edited sentences: `sentences.proposed`, `sentences.adopted`, `sentences.withdrawn`."""

from __future__ import annotations

from drawdown.ledger.acts.values import Sha256
from drawdown.rules.proposing import Adopted, Procedure, Proposed, Withdrawn
from drawdown.statements.sentence_pack import SentencePack


class SentencesProposed(Proposed):
    """Which sentences somebody proposes for statements, which ones they replace, and why."""

    sentences: Sha256


class SentencesAdopted(Adopted):
    """Which proposed sentences come into force."""

    sentences: Sha256


class SentencesWithdrawn(Withdrawn):
    """Which proposed sentences wait no longer, and why."""

    sentences: Sha256


SENTENCES = Procedure[SentencePack](
    subject="sentences",
    field="sentences",
    bodies=(SentencesProposed, SentencesAdopted, SentencesWithdrawn),
)
