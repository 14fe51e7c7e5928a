"""Writes the rows that acts on statements lead to; nothing else does."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.act import Act
from drawdown.ledger.times import parse_time
from drawdown.statements.acts.adopt import FIGURES_ADOPTED
from drawdown.statements.acts.confirm import TEXT_CONFIRMED
from drawdown.statements.acts.draft import STATEMENT_DRAFTED
from drawdown.statements.acts.embargo import STATEMENT_EMBARGOED
from drawdown.statements.acts.release import STATEMENT_RELEASED
from drawdown.statements.acts.review import STATEMENT_REVIEWED
from drawdown.statements.acts.withdraw import TEXT_WITHDRAWN
from drawdown.web.statements import models
from drawdown.web.statements.drafts import draft_named


def statement_drafted(act: Act, index: int) -> None:
    """Write the statement, where it is new, and its texts."""
    body = STATEMENT_DRAFTED.body_of(act)
    if not models.Statement.objects.filter(pk=body.statement).exists():
        draft = draft_named(body.texts[0].document)
        if draft is None:
            raise LookupError(f"the draft {body.texts[0].document} is not stored")
        models.Statement.objects.create(
            id=body.statement,
            entry=index,
            site=draft.about.site or "",
            part=draft.about.part or "",
            subject=draft.about.subject or "",
            reported=draft.about.reported,
            corrects=body.corrects.statement if body.corrects else "",
            reason=body.corrects.reason if body.corrects else "",
        )
    for number, text in enumerate(body.texts):
        models.Text.objects.create(
            id=index * models.LANGUAGES + number,
            language=text.language,
            document=text.document,
            explained={each.flag: each.reason for each in text.explained},
            **_signed(act, body.statement),
        )


def statement_reviewed(act: Act, index: int) -> None:
    """Write the verdict."""
    body = STATEMENT_REVIEWED.body_of(act)
    models.Review.objects.create(
        entry=index,
        verdict=body.verdict,
        texts=sorted(body.texts),
        note=body.note or "",
        **_signed(act, body.statement),
    )


def statement_embargoed(act: Act, index: int) -> None:
    """Write the time, or that there is none any more."""
    body = STATEMENT_EMBARGOED.body_of(act)
    models.Embargo.objects.create(
        entry=index,
        until=parse_time(body.until) if body.until else None,
        reason=body.reason or "",
        **_signed(act, body.statement),
    )


def statement_released(act: Act, index: int) -> None:
    """Write the release, and that it takes the place of the one that it corrects.

    One that is told for a demonstration bears the hour of its story, and is marked.
    """
    body = STATEMENT_RELEASED.body_of(act)
    models.Release.objects.create(
        entry=index,
        texts={text.language: [text.draft, text.text] for text in body.texts},
        reconstructed=body.reconstructed,
        **_signed(act, body.statement) | ({"at": act.claimed} if body.reconstructed else {}),
    )
    before = models.Statement.objects.get(pk=body.statement).corrects
    models.Statement.objects.filter(pk=before).update(corrected_by=body.statement)


def text_confirmed(act: Act, index: int) -> None:
    """Write each fact that a person confirmed."""
    body = TEXT_CONFIRMED.body_of(act)
    for number, fact in enumerate(body.facts):
        models.ConfirmedFact.objects.create(
            id=index * models.FACTS + number,
            entry=index,
            site=body.site,
            kind=fact.kind,
            values=fact.model_dump(mode="json")["values"],
            document=body.document,
            start=fact.start,
            end=fact.end,
            person=act.actor.person,
            at=act.recorded,
        )


def text_withdrawn(act: Act, _: int) -> None:
    """Take away each fact that is withdrawn; the acts that told it stay in the ledger."""
    body = TEXT_WITHDRAWN.body_of(act)
    for fact in body.facts:
        models.ConfirmedFact.objects.filter(
            document=body.document, site=body.site, start=fact.start, end=fact.end
        ).delete()


def _signed(act: Act, statement: str) -> dict[str, Any]:
    return {
        "statement": statement,
        "person": act.actor.person,
        "capacity": act.actor.capacity,
        "at": act.recorded,
    }


def figures_adopted(act: Act, index: int) -> None:
    """Write that the mission's own definitions came into force."""
    body = FIGURES_ADOPTED.body_of(act)
    models.FiguresInForce.objects.create(
        entry=index,
        digest=body.figures,
        version=body.version,
        reason=body.reason,
        person=act.actor.person,
        at=act.recorded,
    )
