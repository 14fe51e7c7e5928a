"""The permission function: each rule alone, on a mission of seven persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from drawdown.ledger.act import SYSTEM, Actor, PersonId
from drawdown.people import faults
from drawdown.people.holding import Amount, Bounds, Limits
from drawdown.people.may import Asked, Look, Verdict, as_actor, may, sees, signs, ways_to_act
from drawdown.people.rights import Needs, Right, Sight
from drawdown.people.standing import Standing
from tests.people.world import (
    ADA,
    BEN,
    CAM,
    DIA,
    EVE,
    FAY,
    GUS,
    MISSION,
    NORD,
    NOW,
    RIGHTS,
    USUAL,
    act_id,
    codes,
    delegation,
    office,
    standing,
)

YEAR = timedelta(days=365)


def asks(person: str, role: str, kind: str, *, under: int | None = None, **more: Any) -> Verdict:
    """Return the verdict on an act of the usual mission, now."""
    of: Standing = more.pop("of", USUAL)
    rights = more.pop("rights", RIGHTS)
    at = more.pop("at", NOW)
    actor = Actor(
        person=PersonId(person), capacity=role, delegation=None if under is None else act_id(under)
    )
    asked = Asked(**({"kind": kind, "mission": MISSION} | more))
    return may(rights, of, actor, asked, at=at)


def looks(person: PersonId, sight: Sight, **more: Any) -> bool:
    """Return whether a person of the usual mission is shown something, now."""
    at = more.pop("at", NOW)
    return sees(RIGHTS, USUAL, person, Look(sight=sight, **more), at=at).allowed


def test_the_chief_of_the_cell_adopts_a_plan_and_does_not_approve_it() -> None:
    assert asks(CAM, "drawdown_cell_chief", "plan.adopted").allowed
    verdict = asks(CAM, "drawdown_cell_chief", "plan.approved")
    assert codes(verdict.reasons) == [faults.NO_RIGHT.code]
    assert "director_mission_support" in verdict.reasons[0].remedy


def test_nobody_approves_what_they_prepared() -> None:
    assert asks(BEN, "director_mission_support", "plan.approved", prepared_by={CAM}).allowed
    verdict = asks(BEN, "director_mission_support", "plan.approved", prepared_by={BEN})
    assert codes(verdict.reasons) == [faults.OWN_WORK.code]


def test_nor_does_whoever_acts_for_them() -> None:
    ask = ("director_mission_support", "plan.approved")
    assert asks(GUS, *ask, under=7, prepared_by={CAM}).allowed
    assert codes(asks(GUS, *ask, under=7, prepared_by={GUS}).reasons) == [faults.OWN_WORK.code]
    verdict = asks(GUS, *ask, under=7, prepared_by={BEN})
    assert codes(verdict.reasons) == [faults.OWN_WORK_OF_GIVER.code]


def test_a_delegation_counts_only_when_it_is_named() -> None:
    verdict = asks(GUS, "director_mission_support", "plan.approved")
    assert codes(verdict.reasons) == [faults.NOT_HELD.code]


def test_somebody_else_s_delegation_gives_nothing() -> None:
    verdict = asks(EVE, "director_mission_support", "plan.approved", under=7)
    assert codes(verdict.reasons) == [faults.NOT_HELD.code]


def test_a_delegation_named_beside_another_office_gives_nothing() -> None:
    verdict = asks(GUS, "head_of_mission", "plan.approved", under=7)
    assert codes(verdict.reasons) == [faults.NOT_HELD.code]


def test_a_delegation_of_some_kinds_leaves_out_the_others() -> None:
    verdict = asks(GUS, "director_mission_support", "plan.adopted", under=7)
    assert codes(verdict.reasons) == [faults.NOT_DELEGATED.code]


@pytest.mark.parametrize("moment", [NOW - YEAR, NOW + YEAR])
def test_nothing_counts_before_its_first_day_and_after_its_last(moment: Any) -> None:
    verdict = asks(BEN, "director_mission_support", "plan.approved", at=moment)
    assert codes(verdict.reasons) == [faults.NOT_HELD.code]


def test_whoever_is_unknown_or_has_left_may_do_nothing() -> None:
    assert codes(asks("p-9999", "auditor", "plan.adopted").reasons) == [faults.NOBODY_KNOWN.code]
    gone = replace(USUAL.persons[BEN], left=NOW)
    without = replace(USUAL, persons={**USUAL.persons, BEN: gone})
    verdict = asks(BEN, "director_mission_support", "plan.approved", of=without)
    assert codes(verdict.reasons) == [faults.HAS_LEFT.code]
    earlier = NOW - timedelta(seconds=1)
    assert asks(BEN, "director_mission_support", "plan.approved", of=without, at=earlier).allowed


def test_another_mission_is_another_mission() -> None:
    verdict = asks(BEN, "director_mission_support", "plan.approved", mission="other")
    assert codes(verdict.reasons) == [faults.OTHER_MISSION.code]


def test_an_office_for_one_site_reaches_that_site_and_not_the_mission() -> None:
    ask = ("head_of_office", "register.corrected")
    assert asks(EVE, *ask, sites={"nord"}).allowed
    for elsewhere in ({"sud"}, {"nord", "sud"}, set()):
        verdict = asks(EVE, *ask, sites=elsewhere)
        assert codes(verdict.reasons) == [faults.OUT_OF_BOUNDS.code]


def test_of_two_offices_of_a_kind_the_one_that_fits_counts() -> None:
    south = office(8, EVE, "head_of_office", bounds=Bounds(frozenset({"sud"})))
    both = replace(USUAL, offices={**USUAL.offices, south.id: south})
    verdict = asks(EVE, "head_of_office", "register.corrected", sites={"sud"}, of=both)
    assert verdict.allowed
    assert verdict.holding == south.id


def test_what_is_signed_is_signed_under_a_delegation_alone() -> None:
    line = Right(
        kind="pack.signed", role="director_mission_support", needs=Needs.DELEGATION, own_work=False
    )
    rights = replace(RIGHTS, rights=(*RIGHTS.rights, line))
    ask = ("director_mission_support", "pack.signed")
    verdict = asks(BEN, *ask, rights=rights)
    assert codes(verdict.reasons) == [faults.NEEDS_DELEGATION.code]
    signing = delegation(9, EVE, "director_mission_support")
    with_it = replace(USUAL, delegations={signing.id: signing})
    assert asks(EVE, *ask, under=9, rights=rights, of=with_it).allowed
    after = NOW + YEAR
    assert not asks(EVE, *ask, under=9, rights=rights, of=with_it, at=after).allowed


MONEY = Right(
    kind="case.decided",
    role="director_mission_support",
    needs=Needs.OFFICE,
    own_work=False,
    amounts=True,
)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Amount(100_000, "USD"), []),
        (Amount(100_001, "USD"), [faults.ABOVE_LIMIT.code]),
        (Amount(1, "EUR"), [faults.OTHER_CURRENCY.code]),
        (None, [faults.AMOUNT_UNKNOWN.code]),
    ],
)
def test_an_unknown_amount_is_not_within_a_limit(
    amount: Amount | None, expected: list[str]
) -> None:
    rights = replace(RIGHTS, rights=(*RIGHTS.rights, MONEY))
    limited = delegation(
        9, GUS, "director_mission_support", limits=Limits(amount=Amount(100_000, "USD"))
    )
    of = replace(USUAL, delegations={limited.id: limited})
    ask = ("director_mission_support", "case.decided")
    assert codes(asks(GUS, *ask, under=9, rights=rights, of=of, amount=amount).reasons) == expected
    assert asks(BEN, *ask, rights=rights, amount=amount).allowed


def test_nobody_speaks_as_the_machine() -> None:
    verdict = asks(SYSTEM, "ledger", "ledger.refused")
    assert codes(verdict.reasons) == [faults.NOBODY_KNOWN.code]


def test_a_host_sees_the_pack_of_its_own_site_and_nothing_else() -> None:
    assert looks(DIA, Sight.PACK, sites=frozenset({"nord"}))
    assert not looks(DIA, Sight.PACK, sites=frozenset({"sud"}))
    assert not looks(DIA, Sight.PACK, sites=frozenset({"nord", "sud"}))
    assert not looks(DIA, Sight.PACK)
    others = set(Sight) - {Sight.PACK}
    assert not [sight for sight in others if looks(DIA, sight, sites=frozenset({"nord"}))]


def test_a_contingent_sees_its_own_and_nothing_else() -> None:
    assert looks(FAY, Sight.CONTINGENT, subjects=frozenset({"unit:egy"}))
    assert not looks(FAY, Sight.CONTINGENT, subjects=frozenset({"unit:sen"}))
    assert not looks(FAY, Sight.CONTINGENT)


def test_an_office_that_must_name_a_site_and_does_not_shows_nothing() -> None:
    adrift = standing(office(1, DIA, "host_representative"))
    look = Look(sight=Sight.PACK, sites=frozenset({"nord"}))
    assert not sees(RIGHTS, adrift, DIA, look, at=NOW).allowed


def test_sight_ends_with_the_office() -> None:
    assert looks(CAM, Sight.SCHEDULE)
    assert not looks(CAM, Sight.SCHEDULE, at=NOW + YEAR)


def test_a_person_acts_in_the_office_that_may() -> None:
    asked = Asked(kind="plan.approved", mission=MISSION, prepared_by=frozenset({CAM}))
    (way,) = ways_to_act(RIGHTS, USUAL, BEN, asked, at=NOW)
    assert way == as_actor(USUAL.offices[act_id(2)])
    (way,) = ways_to_act(RIGHTS, USUAL, GUS, asked, at=NOW)
    assert way.delegation == act_id(7)
    assert ways_to_act(RIGHTS, USUAL, ADA, asked, at=NOW) == ()


def test_who_signs_needs_two_factors_as_long_as_they_do() -> None:
    assert signs(RIGHTS, USUAL, GUS, NOW)
    assert not signs(RIGHTS, USUAL, GUS, NOW + YEAR)
    assert not signs(RIGHTS, USUAL, ADA, NOW)


def test_a_delegation_within_the_bounds_of_an_office_is_no_wider() -> None:
    assert NORD.within(Bounds())
    assert not Bounds().within(NORD)
    assert NORD.within(NORD)
