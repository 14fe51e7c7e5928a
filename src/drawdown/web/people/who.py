"""Who a request speaks for: a person, a visitor of the example on this machine, or nobody known."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from drawdown.ledger.act import Actor, PersonId
from drawdown.people.may import Asked, Look, sees, signs, ways_to_act
from drawdown.people.reading import shipped_rights
from drawdown.people.rights import Sight
from drawdown.people.standing import Standing
from drawdown.web.people.login.tokens import TokenUse, token_use
from drawdown.web.people.models import Account
from drawdown.web.people.queries import standing

ENTERED_AS = "entered_as"
"""Where the session of a visitor of the example keeps the person they try."""
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA")


@dataclass(frozen=True)
class Who:
    """The answer for one request. What is held is read once, and judged at the time it began."""

    at: datetime
    person: PersonId | None = None
    visitor: bool = False
    """Somebody at this machine who looks at the example: shown all of it, acts in no name."""
    has_account: bool = False
    """Logged in here, with an account of their own."""
    example: bool = False
    """At this machine, and the installation is the example."""
    no_way_in: bool = False
    """Logging in would not help: the installation is the example, or a token is no good."""
    token: TokenUse | None = None

    @property
    def may_change(self) -> bool:
        """Whether more than reading is meant: a token may be for reading alone."""
        return self.token is None or self.token.submits

    @cached_property
    def standing(self) -> Standing:
        """Who is known and what each holds."""
        return standing()

    @cached_property
    def serves(self) -> bool:
        """Whether it is a person who is enrolled and has not left."""
        if self.person is None:
            return False
        known = self.standing.persons.get(self.person)
        return known is not None and known.serves(self.at)

    @cached_property
    def signs(self) -> bool:
        """Whether the person holds anything that signs."""
        return self.person is not None and signs(
            shipped_rights(), self.standing, self.person, self.at
        )

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles that the person holds now, in any way."""
        if self.person is None:
            return frozenset()
        return frozenset(held.role for held in self.standing.held_by(self.person, self.at))

    def sees(
        self,
        sight: Sight,
        *,
        sites: frozenset[str] = frozenset(),
        subjects: frozenset[str] = frozenset(),
    ) -> bool:
        """Return whether some information may be shown, of these sites or of the whole mission."""
        if self.person is None:
            return self.visitor
        look = Look(sight=sight, sites=sites, subjects=subjects)
        return sees(shipped_rights(), self.standing, self.person, look, at=self.at).allowed

    def ways(self, asked: Asked) -> tuple[Actor, ...]:
        """Return how the person may do what is asked."""
        if self.person is None:
            return ()
        return ways_to_act(shipped_rights(), self.standing, self.person, asked, at=self.at)

    def could(self, kind: str) -> bool:
        """Return whether the person holds anything that may do acts of a kind, wherever."""
        return any(shipped_rights().right(role, kind) is not None for role in self.roles)


def who_of(request: HttpRequest) -> Who:
    """Return who a request speaks for: by its token, else by its session."""
    at = timezone.now()
    header = request.headers.get("Authorization", "")
    if header:
        use = token_use(header, at=at)
        return Who(at, use.person, token=use) if use else Who(at, no_way_in=True)
    if isinstance(request.user, Account):
        return Who(at, PersonId(request.user.person), has_account=True)
    example = is_example()
    if example and comes_from_here(request):
        entered = request.session.get(ENTERED_AS)
        person = PersonId(entered) if entered else None
        return Who(at, person, visitor=person is None, example=True, no_way_in=True)
    return Who(at, no_way_in=example)


def is_example() -> bool:
    """Return whether this installation is the example, which nobody logs in to.

    Once anybody has an account it is not, whatever its surroundings say.
    """
    return bool(settings.ENVIRONMENT.example) and not Account.objects.exists()


def comes_from_here(request: HttpRequest) -> bool:
    """Return whether a request comes straight from this machine.

    A proxy in front speaks for someone else, so a forwarded request does not.
    """
    if any(name in request.META for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(str(request.META.get("REMOTE_ADDR", ""))).is_loopback
    except ValueError:
        return False
