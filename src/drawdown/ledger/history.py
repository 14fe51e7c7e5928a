"""What holds along a ledger as a whole: every entry an act, each once, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from drawdown.ledger.act import Act, BadAct
from drawdown.ledger.act_reading import parse_act


@dataclass(frozen=True, slots=True)
class Break:
    """Where a history breaks a rule: the index of the entry and what is wrong with it."""

    index: int
    problem: str


def check_history(entries: Iterable[bytes], *, mission: str, first: int = 0) -> Iterator[Break]:
    """Yield each break of the rules; `first` is the index of the first entry given.

    Every entry is an act of the mission, in canonical form; no id stands twice; recorded times
    never decrease; nobody had seen more of the ledger than there was.
    """
    known: set[str] = set()
    latest: datetime | None = None
    for index, entry in enumerate(entries, first):
        try:
            act = parse_act(entry)
        except BadAct as error:
            yield Break(index, str(error))
            continue
        yield from _breaks(act, index, mission=mission, latest=latest)
        if act.act in known:
            yield Break(index, f"the act {act.act} stands twice")
        known.add(act.act)
        latest = act.recorded


def _breaks(act: Act, index: int, *, mission: str, latest: datetime | None) -> Iterator[Break]:
    if act.mission != mission:
        yield Break(index, f"an act of the mission {act.mission}")
    if latest is not None and act.recorded < latest:
        yield Break(index, "recorded before the entry above it")
    if act.seen > index:
        yield Break(index, f"its author had seen {act.seen} entries of {index}")
