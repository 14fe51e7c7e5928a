"""A kind reads its body strictly; a catalogue knows each kind once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act, ActId, Actor, BadAct, PersonId
from drawdown.ledger.faults import CATALOGUE
from drawdown.ledger.kind import BadCatalogue, Catalogue, Kind
from drawdown.ledger.personal import Personal


class Closed(Frozen):
    on: date
    trucks: Annotated[int, Field(ge=0)]
    witness: Personal | None = None
    notes: tuple[str, ...] = ()


def always(_state: None, _act: Act) -> tuple[Finding, ...]:
    return ()


SITE_CLOSED = Kind("site.closed", Closed, always)
NOON = datetime(2023, 7, 3, 12, tzinfo=UTC)


def act(kind: str = "site.closed", **body: Any) -> Act:
    return Act(
        act=ActId("0f8fad5b-d9cb-469f-a165-70867728950e"),
        actor=Actor(person=PersonId("p-1"), capacity="chief", delegation=None),
        kind=kind,
        mission="minusma",
        claimed=NOON,
        recorded=NOON,
        seen=0,
        body=body,
    )


def test_it_reads_a_body_into_its_model() -> None:
    personal = {"personal": "0" * 64}
    body = SITE_CLOSED.body_of(act(on="2023-07-01", trucks=3, witness=personal, notes=["a"]))
    assert body == Closed(
        on=date(2023, 7, 1), trucks=3, witness=Personal(personal="0" * 64), notes=("a",)
    )


def test_it_names_all_that_is_wrong_with_a_body() -> None:
    with pytest.raises(BadAct) as refused:
        SITE_CLOSED.body_of(act(on="1 July", trucks="3", notes=["a", 5], extra=True))
    places = [finding.place.field for finding in refused.value.findings]
    assert places == ["body.on", "body.trucks", "body.notes.1", "body.extra"]
    assert {finding.code for finding in refused.value.findings} == {"A302"}


def test_it_reads_no_body_of_another_kind() -> None:
    with pytest.raises(ValueError, match=r"plan\.adopted is none of site\.closed"):
        SITE_CLOSED.body_of(act(kind="plan.adopted"))


def test_a_catalogue_refuses_a_name_that_stands_twice() -> None:
    catalogue = Catalogue([SITE_CLOSED])
    assert catalogue["site.closed"] is SITE_CLOSED
    assert list(catalogue) == ["site.closed"]
    assert catalogue.kind_of(act()) is SITE_CLOSED
    with pytest.raises(BadCatalogue, match=r"site\.closed stands twice"):
        Catalogue([SITE_CLOSED, Kind("site.closed", Closed, always)])


def test_a_catalogue_names_a_kind_that_nobody_declared() -> None:
    with pytest.raises(BadAct, match=r"there is no kind of act `site\.lost`"):
        Catalogue([SITE_CLOSED]).kind_of(act(kind="site.lost"))


def test_a_kind_has_a_name_of_two_words_and_a_strict_body() -> None:
    with pytest.raises(BadCatalogue, match="no name of a kind"):
        Kind("closed", Closed, always)
    with pytest.raises(BadCatalogue, match="lets unknown keys pass"):
        Kind("site.closed", BaseModel, always)


def test_the_codes_of_findings_are_in_order_and_stand_once() -> None:
    codes = [fault.code for fault in CATALOGUE]
    assert codes == sorted(set(codes))
