"""Which lines somebody is shown: a contingent its own, a section and an office theirs."""

from __future__ import annotations

from django.db.models import Q

from drawdown.people.holding import Holding
from drawdown.people.reading import shipped_rights
from drawdown.people.rights import Scope, Sight
from drawdown.property.line import UN, Sort
from drawdown.web.people.who import Who

SECTION = "section:"
OURS = Q(owner=UN)
THEIRS = ~OURS


def seen_by(who: Who) -> Q | None:
    """Return what narrows all lines to those that somebody is shown; none where it is nothing."""
    if who.visitor:
        return Q()
    if who.person is None:
        return None
    found = [part for held in who.standing.held_by(who.person, who.at) for part in _parts(held)]
    if OURS in found and THEIRS in found:
        return Q()
    whole: Q | None = None
    for part in found:
        whole = part if whole is None else whole | part
    return whole


def sees_site(who: Who, site: str) -> bool:
    """Return whether somebody is shown the property of a site as a whole."""
    named = frozenset({site})
    return (
        who.visitor
        or who.sees(Sight.PROPERTY, sites=named)
        or who.sees(Sight.CONTINGENT, sites=named)
    )


def _parts(held: Holding) -> list[Q]:
    """Return what one office or delegation shows: nothing that is named by nobody."""
    found: list[Q] = []
    property_ = shipped_rights().scope(held.role, Sight.PROPERTY)
    if property_ is Scope.ALL and held.bounds.sites is None and held.bounds.subjects is None:
        found.append(OURS)
    elif property_ is not None and held.bounds.sites:
        found.append(OURS & Q(site__in=sorted(held.bounds.sites)))
    elif property_ is not None and held.bounds.subjects:
        sections = sorted(
            each.removeprefix(SECTION) for each in held.bounds.subjects if each.startswith(SECTION)
        )
        found.append(OURS & Q(custodian__in=sections))
    contingent = shipped_rights().scope(held.role, Sight.CONTINGENT)
    if contingent is Scope.ALL and held.bounds.subjects is None and held.bounds.sites is None:
        found.append(THEIRS)
    elif contingent is not None and held.bounds.subjects:
        found.append(THEIRS & Q(owner__in=sorted(held.bounds.subjects)))
    if shipped_rights().scope(held.role, Sight.INFRASTRUCTURE) is not None:
        sites = held.bounds.sites
        built = OURS & Q(sort=Sort.INFRASTRUCTURE)
        found.append(built if sites is None else built & Q(site__in=sorted(sites)))
    return found
