"""Who is on a site: the guard, the main body, the non-essential people, and who of them leaves."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from drawdown.plan.check.exact import exact
from drawdown.plan.check.facts import Facts
from drawdown.register.site import Category

NON_ESSENTIAL = (
    Category.STAFF_OFFICERS,
    Category.INDIVIDUAL_POLICE,
    Category.INTERNATIONAL_STAFF,
    Category.UNV,
)


@dataclass(frozen=True, slots=True)
class Headcount:
    """People of one site by how they leave; `rotating` are those of them whose flight is fixed."""

    guard: int
    main_body: int
    non_essential: int
    national: int
    staying_guard: int
    staying_team: int
    rotating: int

    @property
    def leaving_guard(self) -> int:
        return self.guard - self.staying_guard

    @property
    def leaving_main(self) -> int:
        """The main body without those who rotate."""
        return max(0, self.main_body - self.rotating)

    @property
    def leaving_non_essential(self) -> int:
        """The non-essential people who leave, without those who rotate once the main body has."""
        beyond_main = max(0, self.rotating - self.main_body)
        return max(0, self.non_essential - self.staying_team - beyond_main)

    @property
    def staying(self) -> int:
        return self.staying_guard + self.staying_team

    @property
    def must_leave(self) -> int:
        """Everybody who has to leave the country, by rotation or not."""
        return self.guard + self.main_body + self.non_essential - self.staying


def guard_strength(facts: Facts, site: str) -> int:
    """Return the minimum guard of a site, never more than its troops."""
    rules = facts.register.movement.guard
    troops = facts.heads(site, Category.TROOPS)
    share = ceil(exact(rules.share_of_troops) * troops)
    return min(troops, max(rules.minimum, share, facts.sites[site].guard_after_deadline))


def headcount(facts: Facts, site: str) -> Headcount:
    """Return who is on a site on day 0 and who of them stays on after the deadline."""
    here = facts.sites[site]
    guard = guard_strength(facts, site)
    non_essential = facts.heads(site, *NON_ESSENTIAL)
    converted = not facts.closes(site)
    return Headcount(
        guard=guard,
        main_body=facts.heads(site, Category.TROOPS, Category.FORMED_POLICE) - guard,
        non_essential=non_essential,
        national=facts.heads(site, Category.NATIONAL_STAFF),
        staying_guard=min(here.guard_after_deadline, guard) if converted else 0,
        staying_team=min(here.team_after_deadline, non_essential) if converted else 0,
        rotating=sum(r.people for r in facts.register.rotations if r.site == site),
    )
