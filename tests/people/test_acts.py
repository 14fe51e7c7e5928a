"""The decisions about people: each refusal by name, each acceptance with what it gives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from drawdown.ledger import faults as ledger_faults
from drawdown.ledger.act import SYSTEM, Act, BadAct
from drawdown.ledger.kind import Kind
from drawdown.people import faults
from drawdown.people.acts import (
    KINDS,
    correct,
    end,
    enrol,
    erase,
    give_capacity,
    give_delegation,
    invite,
    leave,
)
from drawdown.people.holding import Amount, Bounds
from tests.people.world import (
    ADA,
    BEN,
    CAM,
    EVE,
    GUS,
    NOW,
    RIGHTS,
    USUAL,
    act,
    act_id,
    codes,
    office,
    standing,
    state,
)

NEW = "p-0001"
NAME, EMAIL = {"personal": "2" * 64}, {"personal": "3" * 64}
DAYS = {"since": "2023-07-03", "until": "2023-09-30"}


def found(kind: Kind[Any, Any], given: Act, of: Any = None) -> list[str]:
    """Return the codes that speak against an act, as the door finds them: the body first."""
    try:
        kind.body_of(given)
    except BadAct as bad:
        return sorted(set(codes(bad.findings)))
    return codes(kind.decide(of or state(), given))


def gives_office(body: dict[str, Any], *, by: str = ADA, **more: Any) -> list[str]:
    given = act("capacity.given", {"person": CAM, "role": "engineering", **DAYS} | body, by=by)
    return found(give_capacity.KIND, given, state(**more))


def delegates(body: dict[str, Any], *, by: str = BEN) -> list[str]:
    usual = {"person": CAM, "role": "director_mission_support", "given_by": BEN, **DAYS}
    whole = {key: value for key, value in (usual | body).items() if value is not None}
    return found(give_delegation.KIND, act("delegation.given", whole, by=by), state())


def test_somebody_new_is_enrolled_with_digests_alone() -> None:
    enrolled = act("person.enrolled", {"person": NEW, "name": NAME, "email": EMAIL})
    assert not found(enrol.KIND, enrolled, state())
    person = enrol.person(enrolled)
    assert (person.id, person.name, person.email) == (NEW, "2" * 64, "3" * 64)


@pytest.mark.parametrize("value", ["Ada", {"name": "Ada"}, ["Ada"], None, 7])
def test_a_name_in_clear_is_refused(value: Any) -> None:
    given = act("person.enrolled", {"person": NEW, "name": value})
    assert found(enrol.KIND, given) == [ledger_faults.BAD_BODY.code]


def test_nobody_is_enrolled_twice_unless_they_had_left() -> None:
    again = act("person.enrolled", {"person": CAM, "name": NAME})
    assert found(enrol.KIND, again, state()) == [faults.ALREADY_ENROLLED.code]
    gone = replace(USUAL, persons={CAM: replace(USUAL.persons[CAM], left=NOW)})
    assert not found(enrol.KIND, again, state(gone))


def test_nobody_enrols_themselves() -> None:
    own = act("person.enrolled", {"person": NEW, "name": NAME}, by=NEW)
    assert found(enrol.KIND, own, state()) == [faults.SELF_ENROLLED.code]


def test_a_correction_corrects_something_of_somebody() -> None:
    def corrects(body: dict[str, Any]) -> list[str]:
        return found(correct.KIND, act("person.corrected", body), state())

    assert corrects({"person": CAM, "name": NAME}) == []
    assert corrects({"person": CAM}) == [faults.NOT_CORRECTED.code]
    assert corrects({"person": NEW, "name": NAME}) == [faults.NOT_ENROLLED.code]


def test_an_office_is_given_by_somebody_else() -> None:
    assert gives_office({}) == []
    assert gives_office({}, by=CAM) == [faults.TO_THEMSELVES.code]
    assert gives_office({}, by=SYSTEM) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"person": NEW}, faults.NOT_ENROLLED),
        ({"role": "engineer"}, faults.NO_SUCH_ROLE),
        ({"role": "head_of_office"}, faults.SITES_NEEDED),
        ({"role": "contingent"}, faults.SUBJECTS_NEEDED),
        ({"sites": ["west"]}, faults.NO_SUCH_SITE),
        ({"since": "2023-01-01", "until": "2023-07-02"}, faults.OVER_ALREADY),
        ({"until": "2023-07-01"}, ledger_faults.BAD_BODY),
        ({"sites": []}, ledger_faults.BAD_BODY),
        ({"until": "in autumn"}, ledger_faults.BAD_BODY),
        ({"until": 20230930}, ledger_faults.BAD_BODY),
        ({"rank": "D-2"}, ledger_faults.BAD_BODY),
        ({"person": "Cam"}, ledger_faults.BAD_BODY),
    ],
    ids=lambda value: value.code if hasattr(value, "code") else "-".join(value),
)
def test_an_office_that_does_not_fit_is_refused(body: dict[str, Any], code: Any) -> None:
    assert gives_office(body) == [code.code]


def test_any_site_may_be_named_while_there_is_no_register() -> None:
    blank = replace(state(), sites=None)
    given = act(
        "capacity.given", {"person": CAM, "role": "head_of_office", "sites": ["west"], **DAYS}
    )
    assert not found(give_capacity.KIND, given, blank)


def test_an_office_reaches_what_its_act_says() -> None:
    given = act(
        "capacity.given",
        {"person": CAM, "role": "head_of_office", "sites": ["nord"], **DAYS},
        number=12,
    )
    held = give_capacity.office(given)
    assert held.id == act_id(12)
    assert held.bounds == Bounds(frozenset({"nord"}))
    assert held.active(NOW)


def test_the_holder_of_an_office_delegates_it() -> None:
    assert delegates({}) == []
    limits = {"amount": {"minor": "100000", "currency": "USD"}, "kinds": ["plan.approved"]}
    given = act(
        "delegation.given",
        {
            "person": CAM,
            "role": "director_mission_support",
            "given_by": BEN,
            "limits": limits,
            **DAYS,
        },
        by=BEN,
    )
    held = give_delegation.delegation(given)
    assert held.limits.amount == Amount(100_000, "USD")
    assert held.limits.kinds == frozenset({"plan.approved"})
    assert str(held.limits.amount) == "USD 1000.00"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"until": None}, ledger_faults.BAD_BODY),
        ({"person": BEN}, faults.TO_THEMSELVES),
        ({"given_by": EVE, "instrument": "memo 7"}, faults.GIVER_NOT_IN_OFFICE),
        ({"given_by": GUS, "instrument": "memo 7"}, faults.GIVER_NOT_IN_OFFICE),
        ({"limits": {"kinds": ["person.erased"]}}, faults.KIND_NOT_OF_ROLE),
        ({"limits": {"amount": {"minor": "-1", "currency": "USD"}}}, ledger_faults.BAD_BODY),
    ],
    ids=lambda value: value.code if hasattr(value, "code") else "-".join(value),
)
def test_a_delegation_that_does_not_fit_is_refused(body: dict[str, Any], code: Any) -> None:
    assert code.code in delegates(body)


def test_nobody_delegates_more_than_they_hold() -> None:
    half = {"role": "head_of_office", "given_by": EVE}
    assert delegates(half | {"sites": ["nord"]}, by=EVE) == []
    assert delegates(half | {"sites": ["nord", "sud"]}, by=EVE) == [faults.WIDER_THAN_OFFICE.code]


def test_who_records_a_delegation_for_another_names_its_paper() -> None:
    assert delegates({}, by=ADA) == [faults.INSTRUMENT_NEEDED.code]
    assert delegates({"instrument": "Memo DMS/2023/114"}, by=ADA) == []


def test_an_auditor_has_nothing_to_delegate() -> None:
    with_one = standing(office(1, BEN, "auditor"))
    body = {"person": CAM, "role": "auditor", "given_by": BEN, **DAYS}
    given = act("delegation.given", body, by=BEN)
    assert found(give_delegation.KIND, given, state(with_one)) == [faults.NOTHING_TO_DELEGATE.code]


def test_what_is_held_ends_once_and_under_the_right_name() -> None:
    def ends(body: dict[str, Any], **more: Any) -> list[str]:
        whole = {"person": GUS, "holding": act_id(7), "why": "replaced"} | body
        of = more.pop("of", USUAL)
        return found(end.DELEGATION_ENDED, act("delegation.ended", whole), state(of))

    assert ends({}) == []
    assert ends({"person": CAM}) == [faults.NOT_THEIRS.code]
    assert ends({"holding": act_id(1)}) == [faults.NO_SUCH_HOLDING.code]
    assert ends({"why": "she was rude"}) == [ledger_faults.BAD_BODY.code]
    over = replace(USUAL.delegations[act_id(7)], ended=NOW)
    assert ends({}, of=replace(USUAL, delegations={over.id: over})) == [faults.ENDED_ALREADY.code]


def test_the_last_administrator_stays() -> None:
    body = {"person": ADA, "holding": act_id(1), "why": "reassigned"}
    ending = act("capacity.ended", body, by=BEN)
    assert found(end.CAPACITY_ENDED, ending, state()) == [faults.LAST_ADMINISTRATOR.code]
    leaving = act("person.left", {"person": ADA}, by=BEN)
    assert found(leave.KIND, leaving, state()) == [faults.LAST_ADMINISTRATOR.code]
    second = office(10, CAM, "administrator")
    two = replace(USUAL, offices={**USUAL.offices, second.id: second})
    assert not found(end.CAPACITY_ENDED, ending, state(two))
    assert not found(leave.KIND, leaving, state(two))


def test_an_invitation_goes_to_another_who_has_an_address() -> None:
    def invites(person: str, of: Any = USUAL) -> list[str]:
        return found(invite.KIND, act("invitation.sent", {"person": person}), state(of))

    assert invites(CAM) == []
    assert invites(ADA) == [faults.SELF_INVITED.code]
    assert invites(NEW) == [faults.NOT_ENROLLED.code]
    silent = replace(USUAL, persons={CAM: replace(USUAL.persons[CAM], email=None)})
    assert invites(CAM, silent) == [faults.NO_ADDRESS.code]


def test_values_are_erased_once_and_the_person_may_come_back() -> None:
    erasing = act("person.erased", {"person": CAM})
    assert found(erase.KIND, erasing) == []
    gone = replace(USUAL.persons[CAM], left=NOW, erased=True)
    after = state(replace(USUAL, persons={**USUAL.persons, CAM: gone}))
    assert found(erase.KIND, erasing, after) == [faults.ALREADY_ERASED.code]
    assert found(erase.KIND, act("person.erased", {"person": NEW})) == [faults.NOT_ENROLLED.code]
    last = act("person.erased", {"person": ADA}, by=BEN)
    assert found(erase.KIND, last) == [faults.LAST_ADMINISTRATOR.code]
    again = act("person.enrolled", {"person": CAM, "name": NAME})
    assert found(enrol.KIND, again, after) == []


def test_every_kind_about_people_stands_in_the_table_of_rights() -> None:
    kinds = {kind.name for kind in KINDS}
    assert kinds <= {right.kind for right in RIGHTS.rights}


def test_an_act_names_its_person_and_its_sites_so_that_they_are_found_again() -> None:
    given = act(
        "capacity.given", {"person": CAM, "role": "head_of_office", "sites": ["nord"], **DAYS}
    )
    assert found(give_capacity.KIND, replace(given, subjects=())) == [faults.SUBJECT_MISSING.code]
    assert found(give_capacity.KIND, replace(given, sites=())) == [faults.OTHER_SITES.code]
