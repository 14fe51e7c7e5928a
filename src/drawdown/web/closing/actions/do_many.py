"""Report the same of many tasks: each is one act through the door, done or refused by itself."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from pydantic import ValidationError

from drawdown.core.findings import Finding, Refused
from drawdown.people.rights import Sight
from drawdown.web.closing.actions.take import Said, take
from drawdown.web.people.who import Who
from drawdown.web.records.sending import Stamp

MANY = ("task.assigned", "task.started", "task.done")
"""What one can report of several tasks at once."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One task of one site."""

    site: str
    task: str

    @classmethod
    def read(cls, text: str) -> Pick:
        """Return what `site/task` names; raises `ValueError` for any other text."""
        site, task = text.split("/")
        return cls(site, task)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one task: nothing against it, or every reason."""

    pick: Pick
    against: tuple[Finding, ...] = ()
    malformed: bool = False
    forbidden: bool = False

    @property
    def done(self) -> bool:
        """Whether the ledger holds the act."""
        return not (self.against or self.malformed or self.forbidden)


@dataclass(frozen=True, slots=True)
class Same:
    """What is reported of each task: the kind of act, its body without site and task, its paper."""

    kind: str
    body: dict[str, Any]
    kept: Mapping[str, tuple[str, ...]]


def do_many(same: Same, picks: Iterable[Pick], *, who: Who, stamp: Stamp) -> tuple[Answer, ...]:
    """Return an answer for each task; sending it again finds the same acts.

    One that is refused keeps no other from being done.
    """
    return tuple(_one(same, pick, who=who, stamp=stamp) for pick in dict.fromkeys(picks))


def _one(same: Same, pick: Pick, *, who: Who, stamp: Stamp) -> Answer:
    if not who.sees(Sight.CLOSURE, sites=frozenset({pick.site})):
        return Answer(pick, forbidden=True)
    name = f"{pick.site}/{pick.task}"
    own = replace(stamp, act=str(uuid.uuid5(uuid.UUID(stamp.act), name)))
    body: dict[str, Any] = {**same.body, "site": pick.site, "task": pick.task}
    try:
        take(Said(same.kind, body, (pick.site,)), same.kept, who=who, stamp=own)
    except ValidationError:
        return Answer(pick, malformed=True)
    except PermissionDenied:
        return Answer(pick, forbidden=True)
    except Refused as no:
        return Answer(pick, against=tuple(no.findings))
    return Answer(pick)
