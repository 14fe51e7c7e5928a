"""Acts on what a mission leaves behind: what each is refused for."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest

from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.ledger.kind import Catalogue
from drawdown.legacy.acts import KINDS
from drawdown.legacy.acts.state import HandedOver, Legacy
from drawdown.legacy.entry import LegacyEntry, Sort, of_item
from tests.statements.conftest import example

NOW = datetime(2023, 12, 8, 12, tzinfo=UTC)
PAPER, PHOTO = "a" * 64, "b" * 64
ENTRY = {
    "id": "songho-bridge",
    "sort": "infrastructure",
    "region": "Bandiagara",
    "sites": ["kidal"],
    "sector": "infrastructure",
    "what": "the bridge",
    "what_fr": "le pont",
    "sources": ["UN-RN15"],
}
THERE = Legacy(
    sites=frozenset({"kidal"}),
    entries=frozenset({"songho-bridge"}),
    photographs=frozenset({PHOTO}),
    regions=frozenset({"Bandiagara"}),
    imported=(LegacyEntry.model_validate(ENTRY),),
)
ATTACHED = {"entry": "songho-bridge", "document": PHOTO, "photograph": True}
ATTACHED |= {"caption": "the bridge", "caption_fr": "le pont"}
GIVEN = {"entry": "songho-bridge", "successor": "the Prefect of Bandiagara", "on": "2023-12-01"}


def codes(kind: str, body: dict[str, Any], state: Legacy = THERE, *evidence: str) -> list[str]:
    act = Act(
        act=ActId(str(uuid.uuid4())),
        actor=Actor(person=PersonId("p-0001"), capacity="head_of_office", delegation=None),
        kind=kind,
        mission="minusma",
        claimed=NOW,
        recorded=NOW,
        seen=0,
        body=body,
        evidence=evidence,
    )
    return [finding.code for finding in Catalogue(KINDS).kind_of(act).decide(state, act)]


def test_what_is_right_is_taken() -> None:
    assert codes("legacy.recorded", {"entry": ENTRY}) == []
    assert (
        codes("legacy.imported", {"list": PAPER, "file": "a.xlsx", "entries": 1}, THERE, PAPER)
        == []
    )
    assert codes("legacy.attached", ATTACHED, THERE, PHOTO) == []
    assert codes("legacy.handed_over", GIVEN) == []
    assert codes("legacy.published", {"region": "Bandiagara", "public": True}) == []


@pytest.mark.parametrize(
    ("kind", "body", "evidence", "code"),
    [
        ("legacy.recorded", {"entry": {**ENTRY, "sites": ["atlantis"]}}, (), "L601"),
        ("legacy.imported", {"list": PAPER, "file": "a.xlsx", "entries": 2}, (PAPER,), "L610"),
        ("legacy.imported", {"list": PAPER, "file": "a.xlsx", "entries": 1}, (), "L604"),
        ("legacy.attached", {**ATTACHED, "entry": "other"}, (PHOTO,), "L602"),
        ("legacy.attached", {**ATTACHED, "document": PAPER}, (PAPER,), "L605"),
        ("legacy.attached", ATTACHED, (), "L604"),
        ("legacy.handed_over", {**GIVEN, "entry": "other"}, (), "L602"),
        ("legacy.handed_over", {**GIVEN, "on": "2023-12-09"}, (), "L607"),
        ("legacy.handed_over", {**GIVEN, "document": PAPER}, (), "L604"),
        ("legacy.published", {"region": "Atlantis", "public": True}, (), "L608"),
        ("legacy.published", {"region": "Bandiagara", "public": False}, (), "L609"),
    ],
)
def test_what_is_wrong_is_refused(
    kind: str, body: dict[str, Any], evidence: tuple[str, ...], code: str
) -> None:
    assert codes(kind, body, THERE, *evidence) == [code]


def test_nothing_is_handed_over_or_attached_twice() -> None:
    over = HandedOver("the Prefect of Bandiagara", date(2023, 12, 1))
    given = Legacy(entries=THERE.entries, handed_over={"songho-bridge": over})
    assert codes("legacy.handed_over", GIVEN, given) == ["L603"]
    attached = Legacy(
        entries=THERE.entries,
        photographs=THERE.photographs,
        attached=frozenset({("songho-bridge", PHOTO)}),
    )
    assert codes("legacy.attached", ATTACHED, attached, PHOTO) == ["L606"]


def test_every_item_of_the_example_is_an_entry_and_none_says_an_estimate() -> None:
    entries = [of_item(item, Sort.OTHER) for item in example().history.legacy]
    found = [entry for entry in entries if entry is not None]
    assert len(found) == len(example().history.legacy)
    assert {Sort.AGREEMENT, Sort.INFRASTRUCTURE, Sort.OFFICE} < {entry.sort for entry in found}
    items = {item.id: item for item in example().history.legacy}
    for entry in found:
        for name in ("date", "amount", "count"):
            if items[entry.id].estimated(name):
                assert getattr(entry, name) is None


def test_an_entry_told_in_a_statement_keeps_its_sources_and_its_entry() -> None:
    item = LegacyEntry.model_validate(ENTRY).to_item(412)
    assert item.provenance_of().source == ("UN-RN15", "ledger entry 412")
    assert item.sites == ("kidal",)
