"""Who receives a site, and what a gate takes from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drawdown.handover.receiver import gaps, may_check, may_name, may_undertake, readiness
from drawdown.handover.receiving import Obligation, Receiver, RunningCost
from drawdown.rules.closing import Form
from tests.handover.files import DAY, RULES, site

GOVERNOR = Receiver(
    authority="Governorate of Mopti",
    civilian=True,
    designated_by="ab" * 32,
    signatory="p-governor",
    signatory_capacity="Governor of the Region of Mopti",
    custodian="p-custodian",
)


def test_the_records_of_gate_g5_all_follow_from_the_receiver() -> None:
    asked = {rule.id for rule in RULES.of_gate("G5") if rule.form is Form.RECORD}
    assert set(readiness(None)) == set(readiness(GOVERNOR)) == asked
    assert all(standing.met for standing in readiness(GOVERNOR).values())
    assert not any(standing.met for standing in readiness(None).values())


def test_a_signatory_without_a_capacity_cannot_sign() -> None:
    nameless = replace(GOVERNOR, signatory_capacity=None)
    assert [f.code for f in may_name(site(), nameless)] == ["H402"]
    assert not readiness(nameless)["receiver_signatory"].met


def test_only_a_civilian_authority_receives() -> None:
    army = replace(GOVERNOR, civilian=False)
    assert [f.code for f in may_name(site(), army)] == ["H401"]
    assert not readiness(army)["civilian_authority"].met


def test_what_no_gate_asks_for_is_still_said() -> None:
    assert "no day of occupation" in gaps(GOVERNOR)
    ready = replace(
        GOVERNOR,
        occupation=DAY,
        use="school",
        running=RunningCost(fuel_litres_a_day=900, operators_trained=("p-1",)),
    )
    assert gaps(ready) == ()
    assert gaps(None) == ("no receiver",)


def test_an_obligation_has_its_own_id() -> None:
    guard = Obligation("O1", "a guard of 20 stands from the first day", due=DAY)
    assert not list(may_undertake(site(), {}, guard))
    assert [f.code for f in may_undertake(site(), {"O1": guard}, guard)] == ["H403"]


def test_a_check_looks_at_a_site_that_was_given_up_thirty_days_on() -> None:
    signed = site("signed_over")
    early = may_check(RULES, signed, signed_on=DAY, on=date(2024, 1, 6), after=30)
    assert [f.code for f in early] == ["H405"]
    assert not list(may_check(RULES, signed, signed_on=DAY, on=date(2024, 1, 7), after=30))
    ours = may_check(RULES, site(), signed_on=None, on=date(2024, 1, 7), after=30)
    assert [f.code for f in ours] == ["H404"]
