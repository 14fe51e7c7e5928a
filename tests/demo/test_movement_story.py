"""The movements and strengths of the example: days and numbers of the sources, nothing added."""

from __future__ import annotations

import uuid
from collections import Counter
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from drawdown.demo.movement_story import Mover
from drawdown.demo.told import Told
from drawdown.examples import minusma_folder
from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.movement.acts.load import MOVEMENT_LOADED, new_file
from drawdown.movement.apply import apply
from drawdown.movement.file import MovementFile
from drawdown.movement.journeys import as_table, journeys
from drawdown.register.folder import load_folder
from drawdown.risk.assumptions import read_assumptions
from drawdown.risk.observed import learn, read_journeys

END = date(2023, 12, 31)


@cache
def story() -> tuple[Told, ...]:
    loaded = load_folder(minusma_folder())
    assert loaded.register is not None
    assert loaded.history is not None
    return Mover(loaded.register, loaded.history).story(END)


def bodies(kind: str, **named: Any) -> list[dict[str, Any]]:
    return [
        told.body
        for told in story()
        if told.kind == kind and all(told.body.get(key) == value for key, value in named.items())
    ]


def test_the_strength_of_27_september_is_told_by_category_and_adds_up() -> None:
    (report,) = bodies("strength.reported", on="2023-09-27")
    assert report["counts"] == {
        "staff_officers": 97,
        "contingents": 2583,
        "individual_police": 184,
        "formed_police": 412,
        "international": 81,
        "un_volunteers": 10,
    }
    assert (report["total"], report["whole"], report["told"]) == (3367, True, "reconstructed")
    assert sum(report["counts"].values()) == 3367


def test_numbers_of_the_military_or_of_uniforms_alone_are_no_strength_of_the_mission() -> None:
    days = {report["on"] for report in bodies("strength.reported")}
    assert not days & {"2023-08-04", "2023-08-28"}
    assert {"2023-10-24", "2023-12-11"} <= days
    (rounded,) = bodies("strength.reported", on="2023-10-31")
    assert rounded["source"] == "UN-KID (nearly)"


def test_the_convoy_of_kidal_left_with_what_the_mission_published() -> None:
    (left,) = bodies("movement.departed", movement="mv-019")
    assert (left["people"], left["vehicles"], left["on"]) == (848, 143, "2023-10-31")
    (came,) = bodies("movement.received", movement="mv-019")
    assert (came["people"], came["on"]) == (848, "2023-11-07")
    hurt = [
        each["hurt"] for each in bodies("movement.befallen", movement="mv-019") if "hurt" in each
    ]
    assert hurt == [2, 8, 7, 22]


def test_what_nobody_published_is_left_out_and_what_was_blocked_is_no_movement() -> None:
    (left,) = bodies("movement.departed", movement="mv-014")
    assert "people" not in left
    assert "vehicles" not in left
    assert not bodies("movement.received", movement="mv-014")
    assert not bodies("movement.loaded", movement="mv-010")
    assert not bodies("movement.loaded", movement="mv-020")


def test_every_load_and_strength_says_that_it_is_reconstructed_and_papers_say_so_too() -> None:
    for told in story():
        if told.kind in ("movement.loaded", "strength.reported"):
            assert told.body["told"] == "reconstructed"
        for paper in told.papers:
            assert b"RECONSTRUCTED" in paper.content


def test_each_movement_is_loaded_let_go_and_checked_out_once_in_that_order() -> None:
    kinds = Counter(
        (told.body["movement"], told.kind) for told in story() if "movement" in told.body
    )
    assert all(count == 1 for (_, kind), count in kinds.items() if kind != "movement.befallen")
    assert len(bodies("movement.loaded")) >= 12
    days = [told.on for told in story()]
    assert days == sorted(days)


def test_public_convoys_teach_the_risk_model_how_long_roads_take(tmp_path: Path) -> None:
    """From acts to chances: what movements took is read by the model, and moves its delays."""
    loaded = load_folder(minusma_folder())
    assert loaded.register is not None
    files: dict[str, MovementFile] = {}
    for told in story():
        if "movement" in told.body:
            act = as_act(told)
            name = told.body["movement"]
            if told.kind == "movement.loaded":
                files[name] = new_file(MOVEMENT_LOADED.body_of(act), act)
            else:
                files[name] = apply(files[name], act)
    made = list(journeys(files.values()))
    assert {"rd-ber-tom"} <= {one.leg for one in made}
    table = tmp_path / "journeys.csv"
    table.write_text(as_table(made), encoding="utf-8")
    seen = read_journeys(table, loaded.register)
    assert len(seen) == len(made)
    assumed = read_assumptions()
    after, learnt = learn(assumed, seen)
    assert learnt
    assert after.travel_delay != assumed.travel_delay


def as_act(told: Told) -> Act:
    at = datetime.combine(told.on, time(12), UTC)
    actor = Actor(person=PersonId("p-0001"), capacity=told.capacity, delegation=None)
    return Act(
        act=ActId(str(uuid.UUID(int=1))), actor=actor, kind=told.kind, mission="minusma",
        claimed=at, recorded=at, seen=0, body=told.body,
        evidence=tuple(sorted(paper.name for paper in told.papers)), rules=None,
    )  # fmt: skip
