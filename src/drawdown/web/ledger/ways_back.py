"""Where a wrong act is put right: the pages whose forms record the act that stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.ledger.act import Act

PAGES: Mapping[str, tuple[str, Promise]] = {
    "register": ("register", lazy("the values of the register, one by one")),
    "plan": ("plan", lazy("the decision on the plan")),
    "rules": ("rules", lazy("a new version of the rules")),
    "capacity": ("people", lazy("the people and their offices")),
    "delegation": ("people", lazy("the people and their offices")),
    "invitation": ("people", lazy("the people and their offices")),
    "list": ("property", lazy("the lines of property")),
    "line": ("property", lazy("the lines of property")),
    "count": ("property-counts", lazy("the counts")),
    "variance": ("property-counts", lazy("the counts")),
    "movement": ("movement", lazy("the movements")),
    "strength": ("strength", lazy("a later report of strength")),
    "clearance": ("clearances", lazy("the clearances")),
    "statement": ("statements", lazy("a correction of the statement")),
    "report": ("reports", lazy("the reports")),
    "legacy": ("legacy", lazy("the register of what stays")),
    "figures": ("definitions", lazy("the figures of the mission")),
    "text": ("read", lazy("the texts that were read")),
    "templates": ("report-templates", lazy("the templates of reports")),
    "case": ("property-disposal", lazy("the disposal of property")),
    "disposal": ("property-disposal", lazy("the disposal of property")),
    "tranche": ("property-disposal", lazy("the disposal of property")),
    "destruction": ("property-disposal", lazy("the disposal of property")),
    "gift": ("property-disposal", lazy("the disposal of property")),
    "tracks": ("liquidation-tables", lazy("the tables of the liquidation")),
    "liquidation_task": ("liquidation-tracks", lazy("the two tracks")),
    "liquidation": ("liquidation", lazy("the open items")),
    "open_item": ("liquidation", lazy("the open items")),
}
"""The page and its words by the first word of a kind of act."""
ENVIRONMENT = frozenset(
    {"baseline", "assessment", "finding", "remedy", "waste", "container", "photo", "certificate"}
)
PACK = frozenset({"pack", "system", "signer", "signature", "ceremony", "item", "keys"})


def ways_back(act: Act, called: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return words and address of each page that holds the form; the acts of its subjects last."""
    return list(dict.fromkeys(_pages(act, called)))


def _pages(act: Act, called: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    family = act.kind.partition(".")[0]
    if family in PAGES:
        route, words = PAGES[family]
        yield str(words), reverse(route)
    else:
        yield from (_of_site(family, site, called[site]) for site in act.sites if site in called)
    for subject in act.subjects:
        kind, _colon, name = subject.partition(":")
        if kind == "person":
            yield _("the page of the person"), reverse("person", args=[name])
    if act.subjects:
        yield _("all acts on the same"), f"{reverse('ledger')}?topic={act.subjects[0]}"
    else:
        yield _("all acts of this kind"), f"{reverse('ledger')}?kind={act.kind}"


def _of_site(family: str, site: str, name: str) -> tuple[str, str]:
    if family in ENVIRONMENT:
        return _("the environment of %s") % name, reverse("site-environment", args=[site])
    if family in PACK:
        return _("the pack of %s") % name, reverse("site-pack", args=[site])
    return _("the closing of %s") % name, f"{reverse('site-closing', args=[site])}#record"
