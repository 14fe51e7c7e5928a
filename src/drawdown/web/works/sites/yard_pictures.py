"""The yard of a hub over time, as two pictures: containers and vehicles."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drawdown.web.ui.formats import number
from drawdown.web.ui.yard_curve import YardCurve, draw
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.sites.yard import Yard, hub_yard


def yard_pictures(index: PlanIndex, site: str) -> tuple[tuple[str, SafeString], ...]:
    """Return a heading and a picture each for containers and vehicles; nothing for other sites."""
    yard = hub_yard(index, site)
    if yard is None:
        return ()
    return (
        (_("Containers in transit"), _picture(index, yard, yard.teu, yard.room_teu)),
        (_("Vehicles in transit"), _picture(index, yard, yard.vehicles, yard.room_vehicles)),
    )


def _picture(index: PlanIndex, yard: Yard, levels: Sequence[int], room: int) -> SafeString:
    days = index.plan.days
    return draw(
        YardCurve(
            title=_("In transit at %(hub)s, day by day") % {"hub": index.places.name(yard.place)},
            description=_("At most %(most)s at once, room for %(room)s.")
            % {"most": number(max(levels)), "room": number(room)},
            first=days.first,
            levels=levels,
            room=room,
            room_word=_("room"),
            deadline=days.date(index.plan.deadline),
        )
    )
