"""What becomes of the synthetic property: every piece of the organization's goes one way."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from drawdown.demo.property_story import Disposer
from drawdown.demo.synthetic_register import synthetic_lines
from drawdown.demo.told import Told
from drawdown.examples import minusma_folder
from drawdown.property.acts.values import MOST_LINES
from drawdown.property.line import UN, Line
from drawdown.register.folder import load_folder
from drawdown.rules.disposal_reading import load_disposal

END = date(2024, 11, 15)
ENDS = ("movement.departed", "lot.listed", "gift.offered", "destruction.ordered")


@cache
def story() -> tuple[tuple[Line, ...], tuple[Told, ...]]:
    loaded = load_folder(minusma_folder())
    assert loaded.register is not None
    assert loaded.history is not None
    lines = tuple(islice(synthetic_lines(loaded.register, seed=2690), 0, None, 25))
    disposer = Disposer(loaded.register.mission, loaded.history, lines, load_disposal())
    return lines, disposer.story(END)


def named(body: dict[str, Any]) -> list[tuple[str, int]]:
    return [(each["line"], each.get("pieces", each.get("quantity"))) for each in body["lines"]]


def test_each_piece_of_the_organization_goes_once_and_whole() -> None:
    lines, told = story()
    went = Counter(piece for act in told if act.kind in ENDS for piece in named(act.body))
    assert went == Counter((line.line, line.quantity) for line in lines if line.owner == UN)


def test_few_acts_tell_of_many_lines_and_none_of_too_many() -> None:
    _, told = story()
    assert max(len(act.body.get("lines", ())) for act in told) <= MOST_LINES
    assert {act.kind for act in told} >= {*ENDS, "tranche.decided", "gift.passed", "short.settled"}


def test_whoever_decides_on_lines_does_not_approve_them() -> None:
    _, told = story()
    deciding = {act.capacity for act in told if act.kind == "disposal.decided"}
    assert deciding.isdisjoint(a.capacity for a in told if a.kind == "tranche.decided")


def test_every_paper_says_that_it_is_reconstructed_and_synthetic() -> None:
    _, told = story()
    papers = [paper for act in told for paper in act.papers]
    assert papers
    assert all("(synthetic)" in paper.title for paper in papers)
    assert all(b"RECONSTRUCTED" in paper.content for paper in papers)
