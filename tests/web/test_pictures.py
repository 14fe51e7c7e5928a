"""Drawing primitives and charts: well-formed, escaped, to scale, without style of their own."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import drawdown.web
from drawdown.core.drawing import DateScale, Scale, compact, line_path, step_path, ticks
from drawdown.web.ui.curve import Curve, draw
from drawdown.web.ui.labels import Rectangle, place
from drawdown.web.ui.svg import picture, tag
from drawdown.web.works.running import convergence
from drawdown.web.works.running.messages import Better


def parsed(markup: str) -> ET.Element:
    return ET.fromstring(markup)  # noqa: S314 - our own markup


def test_names_of_attributes_follow_svg() -> None:
    drawn = tag("text", "A", text_anchor="end", class_="word", x=1.04, y=None)
    assert drawn == '<text text-anchor="end" class="word" x="1">A</text>'


def test_what_people_wrote_stays_text() -> None:
    drawn = tag("text", "<script>alert(1)</script>", aria_label='"><b>')
    assert "<script>" not in drawn
    assert parsed(drawn).attrib["aria-label"] == '"><b>'


def test_what_is_drawn_already_is_not_escaped_again() -> None:
    assert tag("g", tag("circle", r=2)) == '<g><circle r="2"/></g>'


@given(st.floats(-1e6, 1e6))
def test_a_coordinate_has_one_decimal_at_most(value: float) -> None:
    assert abs(float(compact(value)) - value) <= 0.0501
    assert not compact(value).endswith(".0")
    assert compact(value) != "-0"


def test_paths() -> None:
    points = [(0.0, 10.0), (5.0, 4.0), (9.5, 4.0)]
    assert line_path(points) == "M0 10L5 4L9.5 4"
    assert step_path(points) == "M0 10H5V4H9.5V4"


def test_a_picture_says_what_it_shows() -> None:
    drawn = parsed(picture(size=(10, 20), title="Two <b>", description="more"))
    assert drawn.attrib["viewBox"] == "0 0 10 20"
    assert drawn.attrib["role"] == "img"
    assert drawn.attrib["aria-label"] == "Two <b>"
    assert [child.text for child in drawn] == ["Two <b>", "more"]


@given(st.floats(1e-3, 1e9))
def test_ticks_are_few_round_and_reach_the_top(high: float) -> None:
    marks = ticks(high)
    assert marks[0] == 0
    assert marks[-1] >= high * (1 - 1e-9)
    assert 2 <= len(marks) <= 8


def test_a_scale_maps_ends_to_ends() -> None:
    scale = Scale(0, 10, 100, 0)
    assert (scale(0), scale(5), scale(10)) == (100, 50, 0)
    assert Scale(3, 3, 7, 9)(3) == 7


def test_months_lie_inside_the_scale() -> None:
    scale = DateScale(date(2023, 7, 1), date(2023, 9, 1), 0, 62)
    assert list(scale.months()) == [date(2023, 7, 1), date(2023, 8, 1), date(2023, 9, 1)]
    assert scale(date(2023, 8, 1)) == 31


def test_labels_keep_off_each_other() -> None:
    points = [(100.0, 100.0), (118.0, 100.0), (100.0, 130.0)]
    texts = [("Tombouctou", "15 Dec"), ("Ber", "4 Sep"), ("Goundam", "8 Sep")]
    labels = place(points, texts, radius=11, size=13, area=(400, 300))
    boxes = []
    for label, lines in zip(labels, texts, strict=True):
        wide = max(map(len, lines)) * 13 * 0.56
        left = {"start": label.x, "end": label.x - wide, "middle": label.x - wide / 2}
        top = label.y - 13 * 0.9
        boxes.append(
            Rectangle(left[label.anchor], top, left[label.anchor] + wide, top + 13 * 1.2 * 2)
        )
    assert all(a.overlap(b) < 1 for a in boxes for b in boxes if a is not b)


def curve(**changes: object) -> Curve:
    fields = {
        "title": "People",
        "description": "",
        "first": date(2023, 7, 1),
        "last": date(2023, 12, 31),
        "deadline": date(2023, 12, 31),
        "deadline_word": "deadline",
        "total": 100,
        "total_word": "100 in all",
        "planned": ((date(2023, 7, 1), 0), (date(2023, 9, 1), 60), (date(2024, 2, 1), 100)),
    }
    return Curve(**(fields | changes))  # type: ignore[arg-type]


def test_a_curve_stops_at_its_last_day() -> None:
    path = parsed(draw(curve())).find(".//*[@class='plan-line']")
    assert path is not None
    assert path.attrib["d"].count("V") == 2  # September, and the end: not what comes after it


def test_what_was_reported_has_a_dot_for_each_day() -> None:
    reported = ((date(2023, 8, 1), 5), (date(2023, 9, 1), 50), (date(2024, 5, 1), 99))
    dots = parsed(draw(curve(reported=reported))).findall(".//*[@class='real-dot']")
    assert len(dots) == 2


def test_a_first_plan_far_above_does_not_flatten_the_picture() -> None:
    steps = [Better(0, 9_000_000, 90), Better(500, 110, 90), Better(900, 100, 92)]
    drawn = parsed(convergence.draw(steps, seconds=10, currency="USD"))
    line = drawn.find(".//*[@class='plan-line']")
    assert line is not None
    assert line.attrib["d"].startswith(f"M{compact(convergence.LEFT)} {compact(convergence.TOP)}")


def test_lines_reach_to_the_present_while_nothing_better_is_found() -> None:
    steps = [Better(0, 120, 90), Better(1000, 100, 92)]
    drawn = parsed(convergence.draw(steps, seconds=10, currency="USD", elapsed=5))
    line = drawn.find(".//*[@class='plan-line']")
    assert line is not None
    half = convergence.LEFT + (convergence.WIDTH - convergence.LEFT - convergence.RIGHT) / 2
    assert f"H{compact(half)}V" in line.attrib["d"]


def test_no_steps_are_no_picture() -> None:
    assert convergence.draw([], seconds=10, currency="USD") == "<g/>"


def test_the_sheet_colours_a_mark_without_a_state_and_cuts_a_timeline_at_its_end_on_paper() -> None:
    sheet = (Path(drawdown.web.__file__).parent / "static/drawdown/drawdown.css").read_text("utf-8")
    assert ".map .pin .mark { fill: var(--state, var(--accent));" in sheet
    paper = sheet.rpartition("@media print")[2]
    assert ".gantt-sheet { min-inline-size: 0; overflow: clip; }" in paper
