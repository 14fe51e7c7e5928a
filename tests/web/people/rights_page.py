"""The page of rights as data: which roles its table says may ask each route."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drawdown.ledger.act import PersonId
from drawdown.people.holding import Bounds, Office
from drawdown.people.reading import shipped_rights
from drawdown.people.rights import Bound
from drawdown.people.standing import Person, Standing
from drawdown.web.people.rules import TABLE, Rule, judge
from drawdown.web.people.who import Who
from tests.people.world import BEGIN, NOW, act_id

PAGE = Path(__file__).parents[3] / "docs" / "concepts" / "rights.md"
OWN, FOREIGN = "nord", "sud"
VISITOR, STRANGER, NOBODY = "visitor", "stranger", "without an office"
ROLES = shipped_rights().role_ids
ASKERS = (*ROLES, NOBODY, VISITOR, STRANGER)
PERSON = "p-aaaa"
SUBJECTS = frozenset({"unit:egy"})


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page."""

    route: str
    what: str
    opens: str
    scope: str
    askers: frozenset[str]


def bounds_of(role: str) -> Bounds:
    """Return what an office of a role is held for in the tests: its own site, or its subject."""
    known = shipped_rights().role(role)
    assert known is not None
    if known.bound is Bound.SITES:
        return Bounds(sites=frozenset({OWN}))
    return Bounds(subjects=SUBJECTS) if known.bound is Bound.SUBJECTS else Bounds()


def asker(name: str) -> Who:
    """Return somebody who asks, without any database."""
    if name == STRANGER:
        return Who(NOW)
    if name == VISITOR:
        return Who(NOW, visitor=True, example=True, no_way_in=True)
    who = Who(NOW, PersonId(PERSON), has_account=True)
    offices = {}
    if name != NOBODY:
        held = Office(
            id=act_id(1),
            person=PersonId(PERSON),
            role=name,
            bounds=bounds_of(name),
            since=BEGIN,
            until=None,
        )
        offices = {held.id: held}
    known = Person(PersonId(PERSON), "0" * 64)
    who.__dict__["standing"] = Standing("small", {PERSON: known}, offices)
    return who


def line_of(rule: Rule) -> Line:
    """Return the row that a rule should have, from the tables."""
    method = "POST" if "POST" in rule.methods else "GET"
    may = {name for name in ASKERS if judge(rule, method, asker(name), site=OWN).allowed}
    opens = rule.opens.kind if hasattr(rule.opens, "kind") else str(rule.opens)
    return Line(rule.route, rule.what, opens, rule.scope, frozenset(may))


def printed() -> str:
    """Return the table as the page shows it."""
    head = "| route | does | opens | of | to whom |\n|---|---|---|---|---|\n"
    return head + "".join(_row(line_of(rule)) for rule in TABLE)


def _row(line: Line) -> str:
    return f"| `{line.route}` | {line.what} | {line.opens} | {line.scope} | {_names(line)} |\n"


def _names(line: Line) -> str:
    if line.askers == frozenset(ASKERS):
        return "everybody"
    if line.askers == frozenset(ASKERS) - {STRANGER}:
        return "everybody but a stranger"
    if line.askers == frozenset(ASKERS) - {STRANGER, VISITOR}:
        return "every person"
    return ", ".join(name for name in ASKERS if name in line.askers)


def written() -> dict[str, Line]:
    """Return the rows of the page, by route."""
    rows = {}
    for text in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in text.strip("|").split("|")]
        if len(cells) == 5 and cells[0].startswith("`"):
            route = cells[0].strip("`")
            rows[route] = Line(route, cells[1], cells[2], cells[3], _askers(cells[4]))
    return rows


def _askers(names: str) -> frozenset[str]:
    named = {
        "everybody": frozenset(ASKERS),
        "everybody but a stranger": frozenset(ASKERS) - {STRANGER},
        "every person": frozenset(ASKERS) - {STRANGER, VISITOR},
    }
    return named.get(names) or frozenset(name.strip() for name in names.split(","))
