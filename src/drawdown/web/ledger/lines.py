"""Acts as lines of a list and as a page: who, what, to what, when."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.ledger.act import SYSTEM, Act
from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.body import PERSONAL
from drawdown.staff.acts.leave import SEPARATION_DECIDED
from drawdown.web.people.presenting import kind_name, role_name
from drawdown.web.records.local import OPERATOR
from drawdown.web.records.models import Entry
from drawdown.web.records.personal import value_of

SHORT = 12
UNENROLLED = (SYSTEM, OPERATOR.person)
"""Who acts without an office: their name says already in what capacity."""
SUBJECTS: Mapping[str, Promise] = {
    "site": lazy("site"),
    "part": lazy("part"),
    "person": lazy("person"),
    "register": lazy("register"),
    "plan": lazy("plan"),
    "evidence": lazy("document"),
    "bundle": lazy("bundle"),
}
"""What the kinds of subject are called; another keeps its code."""


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act of the list."""

    index: int
    kind: str
    code: str
    person: str
    person_id: str
    capacity: str
    recorded: datetime
    sites: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a body: its name, where it stands, and its value as text."""

    name: str
    value: str
    erased: bool = False


def line_of(
    row: Entry, names: Mapping[str, str], sites: Mapping[str, str] | None = None
) -> ActLine:
    """Return a row of the ledger as a line; `names` of persons and `sites` stand for their ids."""
    act = parse_act(bytes(row.content))
    named = {f"person:{person}": name for person, name in names.items()}
    named |= {f"site:{site}": name for site, name in (sites or {}).items()}
    return ActLine(
        index=row.index,
        kind=kind_name(act.kind),
        code=act.kind,
        person=person_name(act.actor.person, names),
        person_id=act.actor.person,
        capacity="" if act.actor.person in UNENROLLED else role_name(act.actor.capacity),
        recorded=act.recorded,
        sites=act.sites,
        about=tuple(_short(subject, named) for subject in act.subjects),
    )


def person_name(person: str, names: Mapping[str, str]) -> str:
    """Return who acted: by name, or what acts without one."""
    if person == SYSTEM:
        return _("the software")
    if person == OPERATOR.person:
        return _("the operator of this machine")
    return names.get(person, person)


def facts_of(act: Act, *, restricted: bool = False) -> list[Fact]:
    """Return the fields of a body, those inside others by their path.

    What was decided on a person's separation is told to those alone who see personal data.
    """
    hidden = act.kind == SEPARATION_DECIDED.name and not restricted
    return list(_facts(act.body, "", hidden=hidden))


def _facts(value: Any, name: str, *, hidden: bool) -> Iterator[Fact]:
    if isinstance(value, dict) and set(value) == {PERSONAL}:
        if hidden:
            yield Fact(name, value[PERSONAL])
            return
        known = value_of(value[PERSONAL])
        yield Fact(name, known if known is not None else value[PERSONAL], erased=known is None)
    elif isinstance(value, dict):
        for key in sorted(value):
            yield from _facts(value[key], f"{name}.{key}" if name else key, hidden=hidden)
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _facts(each, f"{name} {number}", hidden=hidden)
    else:
        yield Fact(name, value if isinstance(value, str) else json.dumps(value))


def _short(subject: str, named: Mapping[str, str]) -> str:
    code, _colon, name = subject.partition(":")
    kind = SUBJECTS.get(code, code)
    if subject in named:
        return f"{kind} {named[subject]}"
    return f"{kind} {name[:SHORT]}…" if len(name) > 2 * SHORT else f"{kind} {name}"
