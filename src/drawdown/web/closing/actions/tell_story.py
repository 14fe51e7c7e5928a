"""Tell a story: its papers into the store, its acts through the door, each at its own time."""

from __future__ import annotations

import io
import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any

from pydantic import BaseModel

from drawdown.demo.told import File, Paper, Picture, Told
from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.ledger.act import Actor
from drawdown.ledger.act_reading import parse_act
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
    stands = Stands({str(act) for act in Entry.objects.values_list("act", flat=True)})
    count = 0
    for told, key in keyed(story):
        act = _act_id(told, key)
        if act in stands.ids:
            continue
        body = telling.kinds[told.kind].kind.body.model_validate_json(_filled(told, telling.cast))
        if stands.with_other_id(told, body):
            continue
        for place, paper in enumerate(told.papers):
            if (own := _act_id(told, f"{key} paper {place}")) not in stands.ids:
                _add(paper, told, by=_sender(told, telling, own))
        names = [paper.name for paper in told.papers]
        telling.report(told.kind, body, names, by=_sender(told, telling, act))
        if telling.tell:
            telling.tell(told)
        count += 1
    return count


def keyed(story: Iterable[Told]) -> Iterator[tuple[Told, str]]:
    """Yield each act with its key: its own, else its number among those like it on its day.

    Acts that a later version puts into the story elsewhere change no key.
    """
    numbers: Counter[tuple[str, str, str]] = Counter()
    for told in story:
        alike = (str(told.on), told.site, told.kind)
        yield told, told.key or f"#{numbers[alike]}"
        numbers[alike] += not told.key


@dataclass(slots=True)
class Stands:
    """What stood in the ledger before the story was told on."""

    ids: set[str]
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.size = opened().log.size

    def with_other_id(self, told: Told, body: BaseModel) -> bool:
        """Return whether an older version told this act, whose id followed from something else."""
        alike = Entry.objects.filter(
            kind=told.kind, claimed=datetime.combine(told.on, NOON), index__lt=self.size
        )
        return any(
            _same(type(body).model_validate(parse_act(bytes(content)).body), body, told.known_by)
            for content in alike.values_list("content", flat=True)
        )


def _same(stands: BaseModel, told: BaseModel, fields: tuple[str, ...]) -> bool:
    if not fields:
        return stands == told
    return all(getattr(stands, name) == getattr(told, name) for name in fields)


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
