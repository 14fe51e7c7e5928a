"""Which movements somebody is shown: those to come, and those that are over."""

from __future__ import annotations

from drawdown.movement.acts.load import MOVEMENT_DECIDED
from drawdown.movement.acts.receive import MOVEMENT_RECEIVED
from drawdown.movement.file import ON_THE_ROAD, TO_COME, MovementFile, Status
from drawdown.people.rights import Sight
from drawdown.web.movement.queries import known_sites
from drawdown.web.people.who import Who


def shows(who: Who, file: MovementFile) -> bool:
    """Return whether a movement is shown to somebody.

    Times and roads of what is to come or under way are for those who see convoys, and for those
    who let it go; what has arrived, for those who check it in; what is over, for those who see how
    its sites close.
    """
    sites = frozenset(file.places) & known_sites()
    if who.sees(Sight.CONVOYS, sites=sites) or who.could(MOVEMENT_DECIDED.name):
        return True
    if file.status is Status.ARRIVED and who.could(MOVEMENT_RECEIVED.name):
        return True
    is_over = file.status not in (*TO_COME, *ON_THE_ROAD)
    return is_over and who.sees(Sight.CLOSURE, sites=sites)
