"""Finds what a dispute can be about: lines of the property register at a site, and findings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from drawdown.web.closing.queries import environment_of, file_of
from drawdown.web.property.models import Item, Posting

AT_MOST = 20
"""Things that are offered where nothing has the very name that was asked for."""


@dataclass(frozen=True, slots=True)
class Called:
    """Every name of a thing, and the acts that moved it without naming it in their bodies."""

    names: frozenset[str]
    entries: frozenset[int]


def called_in(site: str, asked: str) -> Called:
    """Return what a thing at a site is called: a line by its number or serial, a finding by id."""
    rows = list(_here(site).filter(Q(line__iexact=asked) | Q(serial__iexact=asked)))
    lines = {row.line for row in rows}
    names = {asked, *lines, *(row.serial for row in rows if row.serial)}
    known = (*_environments(site), *file_of(site).obligations)
    names |= {each for each in known if each.casefold() == asked.casefold()}
    posted = Posting.objects.filter(line__in=lines).values_list("entry", flat=True)
    return Called(frozenset(names), frozenset({*posted, *(row.entry for row in rows)}))


def like(site: str, asked: str) -> tuple[tuple[str, str], ...]:
    """Return things of which a word, a tag or a piece of one was asked for, each with its words."""
    rows = _here(site).filter(
        Q(line__icontains=asked)
        | Q(serial__icontains=asked)
        | Q(container__icontains=asked)
        | Q(description__icontains=asked)
    )
    items = [(row.line, row.description) for row in rows.order_by("line")[:AT_MOST]]
    plain = asked.casefold()
    findings = [
        (name, text)
        for name, text in _environments(site).items()
        if plain in f"{name} {text}".casefold()
    ]
    return tuple(dict.fromkeys([*items, *findings]))[:AT_MOST]


def _here(site: str) -> QuerySet[Item]:
    return Item.objects.filter(Q(site=site) | Q(opened_at=f"site:{site}"))


def _environments(site: str) -> dict[str, str]:
    """Return the findings of a site and of its parts by their ids."""
    return {
        finding.id: finding.text
        for part in (None, *sorted(file_of(site).parts))
        for finding in environment_of(site, part).findings.values()
    }
