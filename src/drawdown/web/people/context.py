"""What every template knows about whoever asks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from drawdown.people.rights import Sight
from drawdown.web.people.presenting import names_of
from drawdown.web.people.who import Who

SHOWN = (
    Sight.OVERVIEW,
    Sight.SCHEDULE,
    Sight.CONVOYS,
    Sight.PEOPLE,
    Sight.LEDGER,
    Sight.REFUSALS,
    Sight.RELEASED,
    Sight.CLOSURE,
)
"""The kinds of information that menus and pages ask about, of the whole mission."""


def asking(request: HttpRequest) -> dict[str, Any]:
    """Return who asks and what they are shown; a page of a refusal may have no asker at all."""
    who: Who | None = getattr(request, "who", None)
    shown = {sight.value: who is not None and who.sees(sight) for sight in SHOWN}
    entered = ""
    if who is not None and who.example and who.person is not None:
        entered = names_of(who.standing).get(who.person, who.person)
    providers = [(each["provider_id"], each["name"]) for each in settings.PROVIDERS]
    return {"who": who, "shown": shown, "entered": entered, "providers": providers}
