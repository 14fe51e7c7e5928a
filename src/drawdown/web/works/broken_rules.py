"""What the checker finds in a plan, apart from what follows from a site that was left in haste."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from drawdown.plan.check import Violation, violations
from drawdown.progress.replan.leave import is_about
from drawdown.progress.replan.shock import Shock
from drawdown.web.store import documents
from drawdown.web.works.models import Plan
from drawdown.web.works.queries import plan_document


@dataclass(frozen=True, slots=True)
class Judged:
    """What breaks a rule, and how much is set aside: the rules know no site without a handover."""

    broken: tuple[Violation, ...]
    aside: int


def broken_rules(plan: Plan) -> Judged:
    """Return what the checker finds in a plan."""
    gone = {site for shock in shocks_of(plan) for site in shock.left}
    every = _violations(documents().root, plan.digest)
    broken = tuple(each for each in every if not is_about(each.what, gone))
    return Judged(broken, len(every) - len(broken))


def shocks_of(plan: Plan) -> Iterator[Shock]:
    """Yield the shocks that a plan has taken in, the last first."""
    while plan.replans is not None:
        yield shock_document(plan.shock)
        plan = plan.replans


def shock_document(digest: str) -> Shock:
    """Return a document of events by its hash. Raises `NoSuchDocument`."""
    return Shock.model_validate_json(documents().get(digest))


@lru_cache(maxsize=8)
def _violations(root: Path, digest: str) -> tuple[Violation, ...]:
    """A document never changes, and so what the checker finds in it."""
    return tuple(violations(plan_document(digest)))
