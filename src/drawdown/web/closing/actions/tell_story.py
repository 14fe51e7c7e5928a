"""Tell a story: its papers into the store, its acts through the door, each at its own time."""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any

from drawdown.demo.told import File, Paper, Picture, Told
from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.ledger.act import Actor
from drawdown.web.closing.actions.report import BY_KIND, report
from drawdown.web.records.handler import Handlers
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry
from drawdown.web.records.permission import Permission
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, Stamp, send
from drawdown.web.store import documents

NOON = time(12, tzinfo=UTC)
STORY = uuid.UUID("6f0b1c52-7f0e-4d0e-9d57-0d2a3c9b8e11")
"""Acts of a story have ids that follow from it, so that telling it again changes nothing."""

Cast = Callable[[str, str], Actor]
"""Who plays a role at a site: the person, in that capacity."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a story is told: by whom, by which rule they may, and who hears of each act."""

    cast: Cast
    permission: Permission
    tell: Callable[[Told], None] | None = None
    report: Callable[..., Receipt] = report
    """Sends an act: that of the application whose kinds the story tells."""
    kinds: Handlers = field(default_factory=lambda: BY_KIND)


def tell_story(story: Iterable[Told], telling: Telling) -> int:
    """Return how many acts were told now: those that stand in the ledger are passed over.

    Raises `RefusedAct` for the first that is refused.
    """
    known = {str(act) for act in Entry.objects.values_list("act", flat=True)}
    count = 0
    for number, told in enumerate(story):
        key = told.key or str(number)
        act = _act_id(told, key)
        if act in known:
            continue
        for place, paper in enumerate(told.papers):
            if (own := _act_id(told, f"{key} paper {place}")) not in known:
                _add(paper, told, by=_sender(told, telling, own))
        body = telling.kinds[told.kind].kind.body.model_validate_json(_filled(told, telling.cast))
        names = [paper.name for paper in told.papers]
        telling.report(told.kind, body, names, by=_sender(told, telling, act))
        if telling.tell:
            telling.tell(told)
        count += 1
    return count


def _add(paper: Paper | Picture | File, told: Told, *, by: Sender) -> None:
    kept = take_in(documents(), io.BytesIO(paper.content), name=paper.file)
    body = Added(sha256=kept.sha256, size=kept.size, form=kept.form, title=paper.title)
    about = About(
        subjects=[f"evidence:{kept.sha256}"],
        sites=[told.site] if told.site else [],
        evidence=[kept.sha256],
    )
    send(EVIDENCE_ADDED, body, about, by=by)


def _act_id(told: Told, name: str) -> str:
    return str(uuid.uuid5(STORY, f"{told.on} {told.site} {told.kind} {name}"))


def _sender(told: Told, telling: Telling, act: str) -> Sender:
    at = datetime.combine(told.on, NOON)
    stamp = Stamp(act=act, claimed=at, seen=opened().log.size)
    return Sender(telling.cast(told.capacity, told.site), telling.permission, at, stamp)


def _filled(told: Told, cast: Cast) -> str:
    """Return the body as JSON with a person in the place of each `@role`."""
    return json.dumps(_with_persons(told.body, lambda role: cast(role, told.site).person))


def _with_persons(value: Any, who: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _with_persons(inner, who) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_with_persons(inner, who) for inner in value]
    if isinstance(value, str) and value.startswith("@"):
        return who(value[1:])
    return value
