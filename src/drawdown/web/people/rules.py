"""Who may do what: one written table of every route, and the one function that reads it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a request is allowed to speak as."""

    LOCAL = "local"
    """Someone at this machine. There is no login yet, so nobody else is known."""
    STRANGER = "stranger"
    """Everybody else."""


class What(StrEnum):
    """What a route does: `READ` answers GET, the others answer POST."""

    READ = "read"
    CHANGE = "change"
    PREFER = "prefer"
    """Sets a cookie in the asker's own browser and nothing else."""


class Scope(StrEnum):
    """Whose data a route shows or changes."""

    MISSION = "mission"
    """Every site of the mission."""
    SITE = "site"
    """One site, named in the address."""
    NOTHING = "nothing"
    """No mission data at all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    route: str
    what: What
    roles: frozenset[Role]
    scope: Scope

    @property
    def methods(self) -> frozenset[str]:
        """The HTTP methods the route answers."""
        if self.what is What.READ:
            return frozenset({"GET", "HEAD"})
        return frozenset({"POST"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may go on. `known` is false when the table has no line for its route."""

    allowed: bool
    known: bool
    method_fits: bool


LOCAL_ONLY = frozenset({Role.LOCAL})
ANYONE = frozenset(Role)

TABLE: tuple[Rule, ...] = (
    # route            what           roles       scope
    Rule("mission", What.READ, LOCAL_ONLY, Scope.MISSION),
    Rule("plan", What.READ, LOCAL_ONLY, Scope.MISSION),
    Rule("movements", What.READ, LOCAL_ONLY, Scope.MISSION),
    Rule("site", What.READ, LOCAL_ONLY, Scope.SITE),
    Rule("map-land", What.READ, LOCAL_ONLY, Scope.MISSION),
    Rule("map-places", What.READ, LOCAL_ONLY, Scope.MISSION),
    Rule("run", What.READ, LOCAL_ONLY, Scope.MISSION),
    Rule("run-start", What.CHANGE, LOCAL_ONLY, Scope.MISSION),
    Rule("run-stop", What.CHANGE, LOCAL_ONLY, Scope.MISSION),
    Rule("language", What.PREFER, ANYONE, Scope.NOTHING),
    Rule("theme", What.PREFER, ANYONE, Scope.NOTHING),
)

_BY_ROUTE = {rule.route: rule for rule in TABLE}


def judge(route: str | None, method: str, role: Role) -> Verdict:
    """Return whether a role may ask a route with a method. A route without a line is refused."""
    rule = _BY_ROUTE.get(route) if route is not None else None
    if rule is None:
        return Verdict(allowed=False, known=False, method_fits=False)
    fits = method in rule.methods
    return Verdict(allowed=fits and role in rule.roles, known=True, method_fits=fits)
