"""Who is shown the leaving of a person, and who the decisions on their separation."""

from __future__ import annotations

from drawdown.people.rights import Sight
from drawdown.staff.acts.leave import CHECK_OUT_SETTLED, LAST_DAY_SET
from drawdown.web.people.who import Who


def restricted(who: Who) -> bool:
    """Return whether somebody is shown personal data: decisions and their grounds."""
    return who.sees(Sight.PERSONAL)


def shows(who: Who, person: str) -> bool:
    """Return whether somebody is shown that a person leaves: themselves, and who settles it."""
    if restricted(who) or who.person == person:
        return True
    return who.could(CHECK_OUT_SETTLED.name) or who.could(LAST_DAY_SET.name)
