"""A check-out list of the mission's own: read whole, or refused with all that is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drawdown.core.findings import Refused
from drawdown.staff.check_out import MOST, differences, read_list, shipped_list

PAGE = Path(__file__).parents[2] / "docs/formats/check-out-list.md"
Change = Callable[[dict[str, Any]], Any]


def edited(change: Change) -> bytes:
    held: dict[str, Any] = json.loads(shipped_list().to_bytes())
    held["version"] = "ours-1"
    change(held)
    return json.dumps(held).encode()


def test_the_shipped_list_is_read_back_as_it_is() -> None:
    assert read_list(shipped_list().to_bytes()) == shipped_list()


@pytest.mark.parametrize(
    ("change", "code", "fact"),
    [
        (lambda held: held["items"].append(held["items"][0]), "W513", "tasks"),
        (lambda held: held["items"][1].update(owner="propety_chief"), "W514", "property_chief"),
        (lambda held: held["items"][1].update(owner="auditor"), "W514", "auditor"),
        (lambda held: held["items"].pop(4), "W515", "entitlements"),
        (lambda held: held["items"][0].pop("text_fr"), "W512", "items.0.text_fr"),
        (lambda held: held.update(items=[]), "W512", "items"),
        (lambda held: held["items"][0].update(text="x" * MOST), "W512", "bytes"),
    ],
    ids=[
        "an item twice",
        "an office that does not exist",
        "an office that settles nothing",
        "without the item that stops pay",
        "an item in one language",
        "nothing to settle",
        "too large",
    ],
)
def test_a_list_that_nobody_could_follow_is_refused(change: Change, code: str, fact: str) -> None:
    with pytest.raises(Refused) as no:
        read_list(edited(change))
    assert code in {finding.code for finding in no.value.findings}
    assert any(fact in f"{finding.found} {finding.remedy}" for finding in no.value.findings)


def test_all_that_is_wrong_is_said_at_once() -> None:
    def two(held: dict[str, Any]) -> None:
        held["items"].append(held["items"][0])
        held["items"].pop(4)

    with pytest.raises(Refused) as no:
        read_list(edited(two))
    assert [finding.code for finding in no.value.findings] == ["W513", "W515"]


def test_what_changes_is_told_item_by_item() -> None:
    def three(held: dict[str, Any]) -> None:
        held["items"][0]["text"] = "Files handed over"
        radio = held["items"].pop(7) | {"id": "radio", "text": "Radio returned"}
        held["items"].append(radio)

    after = read_list(edited(three))
    assert [*differences(shipped_list(), after)] == [
        ("pass", "Identity card and pass returned", "removed"),
        ("tasks", "text", "Files handed over"),
        ("radio", "Radio returned (security)", "added"),
    ]
    assert not [*differences(after, after)]


def test_the_page_of_the_format_shows_a_list_that_is_read() -> None:
    page = PAGE.read_text("utf-8")
    sample = page.split("```json\n", 1)[1].split("```", 1)[0]
    assert [item.id for item in read_list(sample.encode()).items] == ["entitlements", "radio"]
