"""What a few words find, and nothing that the reader may not open.

Each kind is found as its own part finds it, and judged by that part's own rule of sight.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from drawdown.people.rights import Sight
from drawdown.web.closing.documents.papers import paper_of
from drawdown.web.legacy.queries import everything
from drawdown.web.movement.queries import movements
from drawdown.web.movement.sight import shows
from drawdown.web.people.presenting import held_lines, names_of
from drawdown.web.people.who import Who
from drawdown.web.property.pages import Asked, page
from drawdown.web.property.seen import seen_by
from drawdown.web.property.words import words_in
from drawdown.web.records.models import Evidence
from drawdown.web.register.queries import current_snapshot, register_of

MOST = 10
"""How many of each kind are shown; the page of the kind has the rest."""
LOOKED_AT = 20_000
"""Documents whose titles are looked at, the newest first: no database knows accents alike."""
_HASH = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: where it is opened, what it is called, and a line about it."""

    address: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one kind; `more` is where the rest of it is listed."""

    kind: Promise
    hits: tuple[Hit, ...]
    more: str = ""


def found(asked: str, who: Who) -> list[Found]:
    """Return what is found for some words, kinds with nothing left out."""
    if not words_in(asked):
        return []
    kinds: tuple[tuple[Promise, Callable[[str, Who], Iterator[Hit]], str], ...] = (
        (_("Sites"), _sites, ""),
        (_("Property"), _lines, reverse("property")),
        (_("Movements"), _movements, ""),
        (_("People"), _people, ""),
        (_("Documents"), _documents, ""),
        (_("Legacy"), _legacy, ""),
    )
    answers = []
    for kind, find, more in kinds:
        hits = tuple(islice(find(asked, who), MOST + 1))
        if hits:
            answers.append(Found(kind, hits[:MOST], more if len(hits) > MOST else ""))
    return answers


def fits(asked: str, *texts: str) -> bool:
    """Return whether each word that is asked for begins a word of the texts, accents aside."""
    known = [word for text in texts for word in words_in(text)]
    return all(any(word.startswith(each) for word in known) for each in words_in(asked))


def _sites(asked: str, who: Who) -> Iterator[Hit]:
    snapshot = current_snapshot()
    for site in register_of(snapshot).sites if snapshot else ():
        if fits(asked, site.id, site.name) and who.sees(Sight.SITE, sites=frozenset({site.id})):
            yield Hit(reverse("site", args=[site.id]), site.name, site.id)


def _lines(asked: str, who: Who) -> Iterator[Hit]:
    rows, _after = page(Asked(query=asked, gone=True), seen_by(who))
    for row in rows:
        where = row.site or row.place
        yield Hit(reverse("property-line", args=[row.pk]), row.line, f"{row.description}, {where}")


def _movements(asked: str, who: Who) -> Iterator[Hit]:
    for file in movements():
        if fits(asked, file.id) and shows(who, file):
            yield Hit(reverse("movement-one", args=[file.id]), file.id)


def _people(asked: str, who: Who) -> Iterator[Hit]:
    if not who.sees(Sight.PEOPLE):
        return
    for person, name in names_of(who.standing).items():
        if fits(asked, name):
            held = held_lines(who.standing, person, at=who.at)
            offices = ", ".join(str(line.role) for line in held if line.now)
            yield Hit(reverse("person", args=[person]), name, offices)


def _documents(asked: str, who: Who) -> Iterator[Hit]:
    whole = asked.strip().casefold()
    by_hash = bool(_HASH.fullmatch(whole))
    rows = Evidence.objects.values_list("sha256", "title")[:LOOKED_AT]
    fitting = (
        sha256
        for sha256, title in rows
        if fits(asked, title) or (by_hash and sha256.startswith(whole))
    )
    for sha256 in dict.fromkeys(fitting):
        paper = paper_of(sha256)
        if paper is not None and paper.seen_by(who):
            yield Hit(reverse("document", args=[sha256]), paper.titles[0], sha256[:12])


def _legacy(asked: str, who: Who) -> Iterator[Hit]:
    if not who.sees(Sight.RELEASED):
        return
    french = (get_language() or "").startswith("fr")
    for left in everything():
        item = left.entry
        if fits(asked, item.id, item.what, item.what_fr):
            words = item.what_fr if french else item.what
            yield Hit(reverse("legacy") + f"#entry-{item.id}", words, item.id)
