"""What the decisions on the file of a site are taken on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from drawdown.core.findings import Finding, Place
from drawdown.handover.faults import BEFORE_OPENING, IN_THE_FUTURE
from drawdown.handover.file import SiteFile
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.rules.closing import ClosingRules
from drawdown.rules.deciding import under_the_rules

Body = TypeVar("Body", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Closing:
    """The rules in force, and the file of the site or part that an act is about.

    `file` holds in `records` what other records say of its evidence on the day of the act.
    """

    rules: ClosingRules
    file: SiteFile


def possible_day(act: Act, subject: str, *, opened: date | None) -> Iterator[Finding]:
    """What an act says happened lies between the opening of the site and the day it is told."""
    said = act.body.get("on")
    if not isinstance(said, str):
        return
    on, today = date.fromisoformat(said), act.recorded.date()
    place = Place(subject, field="on")
    if opened is not None and on < opened:
        yield BEFORE_OPENING.at(place, day=on, opened=opened)
    if on > today:
        yield IN_THE_FUTURE.at(place, day=on, today=today)


def closing_kind(
    name: str, body: type[Body], decide: Callable[[Closing, Act], tuple[Finding, ...]]
) -> Kind[Closing, Body]:
    """Return a kind of act on the file of a site: decided under the rules, on a possible day."""

    def whole(state: Closing, act: Act) -> tuple[Finding, ...]:
        return (
            *under_the_rules(state.rules, act),
            *possible_day(act, state.file.subject, opened=state.file.opened),
            *decide(state, act),
        )

    return Kind(name, body, whole)
