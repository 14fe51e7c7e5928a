"""What the frame of every page shows: the mission, its sites, and which documents are on screen."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from drawdown.people.rights import Sight
from drawdown.web.people.who import Who
from drawdown.web.register.queries import current_snapshot
from drawdown.web.works.queries import current_plan, document_of


def current(request: HttpRequest) -> dict[str, Any]:
    """Return nothing while there is no plan: the frame then has no menu.

    A stranger learns nothing of the mission here, and a person the sites alone that they may open.
    """
    who: Who | None = getattr(request, "who", None)
    if who is None or not (who.serves or who.visitor):
        return {}
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    if snapshot is None or row is None:
        return {}
    register = document_of(row).register_
    return {
        "mission": register.mission,
        "sites": [
            site for site in register.sites if who.sees(Sight.SITE, sites=frozenset({site.id}))
        ],
        "register_digest": snapshot.digest,
        "plan_digest": row.digest,
    }
