"""A document that one person proposes and another puts in force: what each act is refused for."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.ledger.acts.values import Sha256
from drawdown.rules import faults
from drawdown.rules.proposing import (
    Adopted,
    Codes,
    Procedure,
    Proposal,
    Proposed,
    Standing,
    Withdrawn,
)

FORCE, OFFERED, OTHER = "a" * 64, "b" * 64, "c" * 64
AUTHOR, SECOND = "p-0001", "p-0002"


class MenuProposed(Proposed):
    menu: Sha256


class MenuAdopted(Adopted):
    menu: Sha256


class MenuWithdrawn(Withdrawn):
    menu: Sha256


@dataclass(frozen=True)
class Menu:
    """The least that can be proposed."""

    version: str
    digest: str


MENUS = Procedure[Menu]("menu", "menu", (MenuProposed, MenuAdopted, MenuWithdrawn))
WAITING = Standing(
    in_force=Menu("1", FORCE),
    named=Menu("2", OFFERED),
    versions={"1": FORCE, "2": OFFERED},
    proposals={OFFERED: Proposal(FORCE, frozenset({AUTHOR}))},
)
NEW = replace(WAITING, versions={"1": FORCE}, proposals={})


def act(kind: str, by: str = SECOND, menu: str = OFFERED, before: str = FORCE, **body: str) -> Act:
    at = datetime(2023, 12, 31, 12, tzinfo=UTC)
    return Act(
        act=ActId(str(uuid.UUID(int=1))),
        actor=Actor(person=PersonId(by), capacity="cook", delegation=None),
        kind=kind, mission="small", claimed=at, recorded=at, seen=0,
        body={"before": before, "menu": menu, **body}, evidence=(menu,), rules=None,
    )  # fmt: skip


def proposed(state: Standing[Menu], *, version: str = "2", **more: str) -> list[str]:
    given = act("menu.proposed", reason="fish is out", version=version, **more)
    return [found.code for found in MENUS.proposed.decide(state, given)]


def adopted(state: Standing[Menu], **more: str) -> list[str]:
    return [found.code for found in MENUS.adopted.decide(state, act("menu.adopted", **more))]


def withdrawn(state: Standing[Menu], **more: str) -> list[str]:
    given = act("menu.withdrawn", reason="fish is back", **more)
    return [found.code for found in MENUS.withdrawn.decide(state, given)]


CODES = Codes()


def test_its_acts_are_named_by_their_subject_and_take_their_own_bodies() -> None:
    assert [(kind.name, kind.body) for kind in MENUS.kinds] == [
        ("menu.proposed", MenuProposed),
        ("menu.adopted", MenuAdopted),
        ("menu.withdrawn", MenuWithdrawn),
    ]


def test_one_proposes_and_another_puts_in_force() -> None:
    assert proposed(NEW) == []
    assert adopted(WAITING) == []
    assert adopted(WAITING, by=AUTHOR) == [faults.OWN_PROPOSAL.code]
    assert adopted(NEW) == [CODES.not_proposed.code]


def test_the_same_is_not_proposed_twice() -> None:
    assert proposed(WAITING) == [faults.PROPOSED_ALREADY.code]


def test_what_changed_meanwhile_is_neither_proposed_nor_put_in_force() -> None:
    since = replace(WAITING, in_force=Menu("3", OTHER))
    assert proposed(since) == [CODES.changed.code]
    assert adopted(since) == [CODES.changed.code, CODES.not_proposed.code]
    assert adopted(since, before=OTHER) == [CODES.not_proposed.code]


def test_what_is_in_force_is_not_put_in_force_again() -> None:
    same = replace(NEW, named=NEW.in_force)
    assert proposed(same, menu=FORCE, version="1") == [CODES.as_before.code]


def test_a_document_that_is_not_stored_or_bears_another_version_is_refused() -> None:
    assert proposed(replace(NEW, named=None)) == [CODES.not_stored.code]
    assert proposed(NEW, version="9") == [CODES.not_stored.code]
    assert adopted(replace(WAITING, named=None)) == [CODES.not_stored.code]


def test_a_version_stands_for_one_document() -> None:
    assert proposed(replace(NEW, versions={"2": OTHER})) == [CODES.version_twice.code]


def test_the_document_stands_among_the_evidence() -> None:
    bare = replace(act("menu.adopted"), evidence=())
    assert [found.code for found in MENUS.adopted.decide(WAITING, bare)] == [CODES.not_named.code]


@pytest.mark.parametrize(
    ("state", "before", "refused"),
    [
        (WAITING, FORCE, False),
        (WAITING, OTHER, True),
        (NEW, FORCE, True),
        (replace(WAITING, in_force=Menu("3", OTHER)), OTHER, True),
    ],
    ids=["it waits", "in place of another", "nobody proposed it", "another is in force"],
)
def test_only_what_waits_is_withdrawn(state: Standing[Menu], before: str, refused: bool) -> None:
    assert withdrawn(state, before=before) == [faults.NOT_WAITING.code] * refused


def test_a_finding_shortens_digests_to_sixteen_digits() -> None:
    (found,) = MENUS.adopted.decide(NEW, act("menu.adopted"))
    assert f"{OFFERED[:16]}" in found.found
    assert OFFERED[:17] not in found.found
    nameless = replace(NEW, named=None)
    (found,) = MENUS.withdrawn.decide(nameless, act("menu.withdrawn", reason="fish is back"))
    assert OFFERED[:16] in found.found
    assert OFFERED[:17] not in found.found
    since = replace(WAITING, in_force=Menu("3", OTHER))
    said = next(iter(MENUS.adopted.decide(since, act("menu.adopted"))))
    assert FORCE[:16] in said.found
    assert OTHER[:16] in said.found
    assert FORCE[:17] not in said.found


def test_a_document_that_is_not_named_or_not_stored_is_told_by_sixteen_digits() -> None:
    bare = replace(act("menu.adopted"), evidence=())
    said = [*MENUS.adopted.decide(WAITING, bare)]
    said += MENUS.adopted.decide(replace(WAITING, named=None), act("menu.adopted"))
    assert [found.code for found in said] == [CODES.not_named.code, CODES.not_stored.code]
    for found in said:
        assert OFFERED[:16] in found.found
        assert OFFERED[:17] not in found.found


def test_what_a_sort_of_document_asks_beyond_is_asked_of_stored_ones() -> None:
    def picky(_state: object, menu: Menu, _body: object) -> Iterator[Finding]:
        yield faults.OWN_PROPOSAL.at(Place(menu.version))

    strict = replace(MENUS, further=picky)
    (found,) = strict.adopted.decide(WAITING, act("menu.adopted"))
    assert found.place == Place("2")
