"""What a risk and an event of the backtest are called in the reader's language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.risk.outcome import Driver
from drawdown.web.ui.names import CLEARANCES, CREWS, EVENTS, listing, named
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.why.holds import task_name

RISKS: dict[str, Promise] = {
    "tasks": lazy("length of all tasks"),
    "flights": lazy("flights that are not flown"),
    "ports": lazy("cargo that lies longer at a port"),
    "travel low": lazy("delays on roads with a low threat"),
    "travel medium": lazy("delays on roads with a medium threat"),
    "travel high": lazy("delays on roads with a high threat"),
}


def risk_words(index: PlanIndex, driver: Driver) -> str:
    """Return what a risk is called; one that nobody here knows stands as it is."""
    kind, _space, subject = driver.name.partition(" ")
    if driver.name in RISKS:
        return str(RISKS[driver.name])
    if kind == "crew":
        return _("length of all work by: %(team)s") % {"team": named(CREWS, subject)}
    if kind == "refused":
        return _("refused: %(clearance)s") % {"clearance": named(CLEARANCES, subject)}
    if driver.name in index.rules:
        return _("length of %(id)s, %(task)s") % {
            "id": driver.name,
            "task": task_name(index, driver.name),
        }
    return driver.text


def event_words(index: PlanIndex, words: str) -> str:
    """Return an event in words: what happened, and the site or the roads that it is about."""
    event, *subjects = words.split()
    legs = {leg.id for leg in index.register.legs}
    places = index.places
    about = [places.leg_name(one) if one in legs else places.name(one) for one in subjects]
    if not about:
        return named(EVENTS, event)
    return _("%(event)s: %(about)s") % {"event": named(EVENTS, event), "about": listing(about)}
