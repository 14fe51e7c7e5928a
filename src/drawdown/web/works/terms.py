"""What states of sites and runs, and parts of the cost, are called in the reader's language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from drawdown.plan.bound.bound import DEMURRAGE, OPEN_LOTS
from drawdown.web.works.models import RunState
from drawdown.web.works.sites.states import State

STATES: dict[State, Promise] = {
    State.OPERATING: _("operating"),
    State.DRAWING_DOWN: _("drawing down"),
    State.CLOSED: _("closed"),
    State.CONVERTED: _("liquidation site"),
    State.LATE: _("late"),
}

COST_PARTS: dict[str, Promise] = {
    "site_days": _("Running the sites"),
    "person_days": _("People in the mission"),
    "escorts": _("Escorts"),
    "trucks": _("Trucks"),
    "fuel": _("Fuel of convoys"),
    "flights": _("Flights"),
    "sea_freight": _("Sea freight"),
    "value_lost": _("Value left, sold or destroyed"),
    "disposal": _("Letting cargo go its ways"),
    "demurrage": _("Containers too long in port"),
    "left_behind": _("Guarding what stays after the deadline"),
    "late": _("Price of lateness"),
}

LEFT_OUT: dict[str, Promise] = {
    "a crew may split its work between sites at will": _(
        "a crew may split its work between sites at will"
    ),
    "trucks, escorts and yards are never short": _("trucks, escorts and yards are never short"),
    "people leave on the first seat anywhere in the country": _(
        "people leave on the first seat anywhere in the country"
    ),
    "a hub that closes need not wait for the cargo of others": _(
        "a hub that closes need not wait for the cargo of others"
    ),
    "convoys, flights and the end of a site may be split over days": _(
        "convoys, flights and the end of a site may be split over days"
    ),
    "people of a site reach its hub as if the site stood alone": _(
        "people of a site reach its hub as if the site stood alone"
    ),
    "people of a site reach its hub as if the site stood alone once its team has come": _(
        "people of a site reach its hub as if the site stood alone once its team has come"
    ),
    "half of a site may begin early and half late": _(
        "half of a site may begin early and half late"
    ),
    "roads, yards, means, teams and seats are kept at a price, not day by day": _(
        "roads, yards, means, teams and seats are kept at a price, not day by day"
    ),
    "roads, yards, means and seats are kept at a price, not day by day": _(
        "roads, yards, means and seats are kept at a price, not day by day"
    ),
    "convoys of hubs and flights may be split over days": _(
        "convoys of hubs and flights may be split over days"
    ),
    OPEN_LOTS: _(
        "a lot whose way is open takes the cheapest way, "
        "the fewest pieces and the quickest approval"
    ),
    DEMURRAGE: _("containers that stand in a port for too long cost nothing"),
}
"""What the planner's bound leaves out, by the planner's own words."""

RUN_STATES: dict[RunState, Promise] = {
    RunState.QUEUED: _("waiting for the worker"),
    RunState.RUNNING: _("planning"),
    RunState.STOPPING: _("stopping, keeping the best plan"),
    RunState.FINISHED: _("finished"),
    RunState.STOPPED: _("stopped"),
    RunState.FAILED: _("failed"),
    RunState.INTERRUPTED: _("interrupted"),
}


def left_out(words: str) -> Promise | str:
    """Return what a bound leaves out; words that are not known stand as they are."""
    return LEFT_OUT.get(words, words)


def cost_part(name: str) -> Promise | str:
    """Return what a part of the cost is called; a part without a word keeps its own name."""
    return COST_PARTS.get(name, name)
