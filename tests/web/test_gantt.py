"""The Gantt chart: well-formed, to scale, readable without colour, quick and small."""

from __future__ import annotations

import gzip
import re
import time
import xml.etree.ElementTree as ET
from datetime import date

from drawdown.web.ui import gantt
from drawdown.web.ui.gantt import NARROWEST, Axis, Bar, Line, Mark, Row, Sign

AXIS = Axis(date(2023, 7, 1), 100)


def parsed(markup: str) -> ET.Element:
    return ET.fromstring(markup)  # noqa: S314 - our own markup


def drawn(
    *bars: Bar, words: str = "", marks: tuple[Mark, ...] = (), spoken: str = ""
) -> ET.Element:
    return parsed(gantt.row(AXIS, Row(bars, marks=marks, words=words, spoken=spoken)))


def percent(element: ET.Element, name: str) -> float:
    return float(element.attrib[name].removesuffix("%"))


def words_of(row: ET.Element) -> ET.Element:
    found = row.find("text")
    assert found is not None
    return found


def test_a_bar_covers_its_days_to_scale() -> None:
    bar = drawn(Bar(10, 35, "phase-move"))[0]
    assert bar.attrib["class"] == "bar phase-move"
    assert (percent(bar, "x"), percent(bar, "width")) == (10, 25)


def test_what_takes_no_time_is_still_seen() -> None:
    tick = drawn(Bar(10, 10, "phase-move"))[0]
    assert tick.tag == "line"
    assert tick.attrib["class"] == "tick phase-move"


def test_a_bar_that_goes_on_after_the_axis_is_cut_and_ends_in_an_arrow() -> None:
    row = drawn(Bar(90, 180, "phase-after"))
    assert percent(row[0], "x") + percent(row[0], "width") == 100
    assert row[1].attrib["class"] == "gantt-beyond"


def test_a_bar_that_begins_after_the_axis_is_an_arrow_alone() -> None:
    assert [part.tag for part in drawn(Bar(120, 130, "phase-after"))] == ["svg"]


def test_a_symbol_stands_in_the_middle_of_its_day_and_says_what_it_is() -> None:
    use = drawn(marks=(Mark(20, Sign.SIGNED, "signed 21 Jul"),))[0]
    assert percent(use, "x") == 20.5
    assert use.attrib["href"] in {f"#{path.attrib['id']}" for path in parsed(gantt.symbols())[0]}
    assert use[0].text == "signed 21 Jul"


def test_every_symbol_has_a_shape_of_its_own() -> None:
    shapes = [(p.tag, p.get("d"), p.get("r")) for p in parsed(gantt.symbols())[0]]
    assert len(set(shapes)) == len(Sign)


def test_words_stand_right_of_a_bar_while_there_is_room() -> None:
    words = words_of(drawn(Bar(5, 10, "x"), words="waits for T02"))
    assert percent(words, "x") == 10
    assert "ends" not in words.attrib["class"]


def test_words_stand_left_of_a_bar_near_the_end() -> None:
    words = words_of(drawn(Bar(85, 95, "x"), words="no engineering team free before 23 September"))
    assert percent(words, "x") == 85
    assert "ends" in words.attrib["class"]


def test_words_stand_inside_a_bar_that_leaves_no_room_beside_it() -> None:
    words = words_of(drawn(Bar(10, 90, "x"), words="waits for T13, and for quite a while"))
    assert "inside" in words.attrib["class"]


def test_words_never_run_over_either_edge_of_the_narrowest_chart() -> None:
    text = "weekly departures Gao–Anéfis are taken until 12 Sep"
    room = NARROWEST / 100
    for start in range(100):
        for finish in range(start + 1, 101):
            words = words_of(drawn(Bar(start, finish, "x"), words=text))
            at, length = percent(words, "x") * room, len(text) * gantt.LETTER
            ends = "ends" in words.attrib["class"]
            if 100 - finish >= 50 or start >= 50 or finish - start >= 50:
                left = at - length if ends else at
                assert left >= 0, (start, finish)
                assert left + length <= NARROWEST, (start, finish)


def test_what_others_wrote_stays_text() -> None:
    markup = gantt.row(
        AXIS,
        Row((Bar(1, 2, "x", title="<b>&"),), words="<script>", spoken='" onload="x'),
    )
    row = parsed(markup)
    assert row.attrib["aria-label"] == '" onload="x'
    assert words_of(row).text == "<script>"
    assert "<script" not in markup


def test_a_row_is_read_aloud_or_passed_over() -> None:
    assert drawn(spoken="Nord: signed 8 Aug").attrib["role"] == "img"
    assert drawn().attrib["aria-hidden"] == "true"


def test_the_head_names_every_month_and_every_week() -> None:
    head = parsed(gantt.head(AXIS, (), lambda day: f"{day:%b}"))
    texts = [text.text for text in head]
    assert texts[:4] == ["Jul", "Aug", "Sep", "Oct"]
    assert texts[4:7] == ["1", "8", "15"]


def test_a_stub_of_a_month_at_the_end_is_not_named() -> None:
    head = parsed(gantt.head(Axis(date(2023, 7, 1), 35), (), lambda day: f"{day:%b}"))
    assert "Aug" not in [text.text for text in head]


def test_the_deadline_runs_through_all_rows_and_is_named_in_the_head() -> None:
    lines = (Line(62, "deadline", "31 Aug"),)
    back, head = parsed(gantt.backdrop(AXIS, lines)), gantt.head(AXIS, lines, str)
    line = next(part for part in back if "gantt-line-deadline" in part.attrib["class"])
    assert percent(line, "x1") == percent(line, "x2") == 62
    assert "31 Aug" in head


def test_no_picture_carries_a_style_or_a_script() -> None:
    row = gantt.row(AXIS, Row((Bar(1, 5, "x"),), words="w", spoken="s"))
    pictures = (gantt.symbols(), gantt.head(AXIS, (), str), gantt.backdrop(AXIS, ()), row)
    for picture in pictures:
        assert not re.search(r"style=|<style|<script|\son\w+=", picture)


def test_a_thousand_tasks_are_quick_and_small() -> None:
    rows = [
        Row((Bar(n % 90, n % 90 + 7, "phase-move"),), words=f"waits for T{n % 63:02}", spoken="s")
        for n in range(1000)
    ]
    started = time.perf_counter()
    markup = "".join(gantt.row(AXIS, row) for row in rows)
    assert time.perf_counter() - started < 0.2
    assert len(gzip.compress(markup.encode())) < 20_000
