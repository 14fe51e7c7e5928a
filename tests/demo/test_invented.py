"""An invented mission is a valid register, the same for the same seed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.demo.invented.mission import MOST_SITES, invented_mission
from drawdown.register.checks.whole import check_register
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.register.site import CargoKind, Outcome
from drawdown.rules.pack_reading import load_pack

PACK = load_pack("field-mission")


@given(sites=st.integers(1, 9), seed=st.integers(0, 10_000))
def test_the_checks_find_nothing_in_an_invented_mission(sites: int, seed: int) -> None:
    register = invented_mission(sites, seed, PACK)
    assert check_register(register, History()) == []
    assert len(register.sites) == sites


@pytest.mark.parametrize("sites", [13, 30, 60, MOST_SITES])
def test_large_missions_are_valid_and_have_a_hub_for_six_sites(sites: int) -> None:
    register = invented_mission(sites, 1, PACK)
    assert check_register(register, History()) == []
    assert len(register.hubs) == -(-sites // 6)


def test_the_same_seed_gives_the_same_register_and_another_seed_another() -> None:
    first, again, other = (invented_mission(13, seed, PACK) for seed in (1, 1, 2))
    assert first.content_hash() == again.content_hash()
    assert first.content_hash() != other.content_hash()


def test_every_record_is_marked_as_made_up() -> None:
    register = invented_mission(8, 3, PACK)
    rows = (*register.sites, *register.people, *register.cargo, *register.legs, *register.ports)
    assert all(row.estimated() for row in (*rows, *register.crews, register.costs))


def test_sites_that_hold_on_to_the_end_have_somebody_to_stay() -> None:
    register = invented_mission(30, 2, PACK)
    kept = [site for site in register.sites if site.outcome is Outcome.CONVERT]
    assert kept
    assert all(site.guard_after_deadline and site.team_after_deadline for site in kept)


def test_teams_escorts_trucks_and_ports_grow_with_the_mission() -> None:
    small, large = invented_mission(13, 1, PACK), invented_mission(120, 1, PACK)
    assert sum(crew.number for crew in large.crews) > 6 * sum(crew.number for crew in small.crews)
    assert large.movement.escorts.units > 6 * small.movement.escorts.units

    def share_of_calls(register: Register) -> float:
        boxes = sum(lot.count for lot in register.cargo if lot.kind is CargoKind.CONTAINER)
        taken = sum((port.teu_per_call or 0) * (port.calls or 0) for port in register.ports)
        return boxes / taken

    assert 0.5 < share_of_calls(small) < 1
    assert 0.5 < share_of_calls(large) < 1


@pytest.mark.parametrize("sites", [0, MOST_SITES + 1])
def test_it_refuses_a_size_that_it_was_not_made_for(sites: int) -> None:
    with pytest.raises(ValueError, match="1 to 120"):
        invented_mission(sites, 1, PACK)
