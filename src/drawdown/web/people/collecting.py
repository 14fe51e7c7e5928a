"""Who may collect the file of a dispute: whoever sees the pack of a site and may hand out acts."""

from __future__ import annotations

from drawdown.people.rights import Sight
from drawdown.web.people.who import Who


def may_collect(who: Who, site: str) -> bool:
    """Return whether the button is shown; the door asks for the right again."""
    sees = who.sees(Sight.PACK, sites=frozenset({site}))
    return sees and (who.visitor or who.could("ledger.bundled"))
