"""What somebody may open to whom no report is open: what was released, and their own sites."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from drawdown.people.rights import Sight
from drawdown.progress.telling.words import Language
from drawdown.web.people.who import Who
from drawdown.web.register.queries import current_snapshot, register_of
from drawdown.web.statements.drafts import draft_named
from drawdown.web.statements.models import Release


@dataclass(frozen=True, slots=True)
class Link:
    """A page to open: its address and its name, with a day and a language where it has them."""

    url: str
    name: str
    on: date | None = None
    language: str = ""


def released_texts(spoken: Language) -> list[Link]:
    """Return the released statements, newest first, in the reader's language where there is one.

    Corrected ones are among them: their page leads to the correction.
    """
    links = []
    for row in Release.objects.order_by("-entry"):
        language = spoken.value if spoken.value in row.texts else min(row.texts)
        draft = draft_named(row.texts[language][0])
        if draft is not None:
            url = reverse("released", args=[row.statement, language])
            title = draft.plain.partition("\n")[0]
            links.append(Link(url, title, on=row.at.date(), language=language))
    return links


def own_sites(who: Who) -> list[Link]:
    """Return the pages of the sites that somebody may open."""
    snapshot = current_snapshot()
    return [
        Link(reverse("site", args=[site.id]), site.name)
        for site in (register_of(snapshot).sites if snapshot else ())
        if who.sees(Sight.SITE, sites=frozenset({site.id}))
    ]
