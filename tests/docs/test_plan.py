"""The page on the plan: its samples are parts of a plan, and it names every field."""

from __future__ import annotations

import json

import pytest
from pydantic import BaseModel, TypeAdapter

from drawdown.cli.commands.plan import summary
from drawdown.plan.schedule import (
    Bound,
    CostPart,
    Hold,
    HoldKind,
    LeftBehind,
    LegUse,
    Load,
    LotWay,
    Made,
    Movement,
    MovementKind,
    Obstacle,
    Plan,
    Progress,
    Purpose,
    SitePlan,
    TaskPlan,
)
from tests.docs.pages import DOCS, samples, sections
from tests.plan.check.small_plan import plan

PAGE = DOCS / "formats" / "plan.md"
PARTS: dict[str, tuple[type[BaseModel], ...]] = {
    "sites": (SitePlan,),
    "tasks": (TaskPlan,),
    "movements": (Movement, LegUse, Load),
    "held_by": (Hold,),
    "left_behind": (LeftBehind,),
    "costs": (CostPart,),
    "dispositions": (LotWay,),
    "bound": (Bound,),
    "obstacles": (Obstacle,),
    "made": (Made, Progress),
}
TERMINAL = "On the terminal"


def test_each_sample_of_the_page_is_read_by_a_test_below() -> None:
    shown = [s.heading for s in samples(PAGE) if s.language != "text"]
    assert sorted(shown) == sorted([*PARTS, TERMINAL])


def test_the_last_line_of_the_terminal_is_as_shown() -> None:
    [sample] = [s for s in samples(PAGE) if s.heading == TERMINAL]
    assert list(json.loads(sample.text)) == list(json.loads(summary(plan(), 1.0)))


@pytest.mark.parametrize("heading", PARTS)
def test_a_sample_is_a_part_of_a_plan(heading: str) -> None:
    [sample] = [s for s in samples(PAGE) if s.heading == heading and s.language == "json"]
    model = PARTS[heading][0]
    several = sample.text.startswith("[")
    adapter: TypeAdapter[object] = TypeAdapter(tuple[model, ...] if several else model)  # type: ignore[valid-type]
    value = adapter.validate_json(sample.text, strict=True)
    assert json.loads(adapter.dump_json(value)) == json.loads(sample.text)


@pytest.mark.parametrize("heading", PARTS)
def test_every_field_is_named(heading: str) -> None:
    text = sections(PAGE)[heading]
    for model in PARTS[heading]:
        for field in model.model_fields:
            assert f"`{field}`" in text, field


def test_every_field_of_the_document_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name, field in Plan.model_fields.items():
        assert f'"{field.alias or name}":' in text


def test_every_kind_is_named() -> None:
    text = sections(PAGE)
    for kind in (*MovementKind, *Purpose):
        assert f"`{kind.value}`" in text["movements"]
    for hold in HoldKind:
        assert f"`{hold.value}`" in text["held_by"]
