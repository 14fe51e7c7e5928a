"""Small YAML files become one model, or findings that name the file and the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawdown.core.catalogue import error
from drawdown.core.findings import Place, Refused
from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import fitted, read_value, sent, shipped

WRONG = error("X1", "`{field}`: {problem}", "mend it")


class Item(Frozen):
    """What a row of the files here holds."""

    id: str
    number: int


def test_what_comes_with_the_software_is_read_as_its_model(tmp_path: Path) -> None:
    path = tmp_path / "items.yaml"
    path.write_text("- {id: a, number: 1}\n- {id: b, number: 2}\n", "utf-8")
    assert [item.id for item in shipped(tuple[Item, ...], path)] == ["a", "b"]


@pytest.mark.parametrize("text", ["", "- {id: a", "- {id: a, number: many}", "{id: a, number: 1}"])
def test_a_damaged_file_of_the_software_is_no_value(text: str, tmp_path: Path) -> None:
    path = tmp_path / "items.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"items\.yaml|validation"):
        shipped(tuple[Item, ...], path)


@pytest.mark.parametrize(
    ("content", "code"), [(None, "F103"), (b"\xff", "F103"), (b"", "X1"), (b"a: [1", "F201")]
)
def test_a_file_that_says_nothing_is_refused(
    content: bytes | None, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "grid.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_value(path, WRONG, "empty")
    assert refused.value.findings[0].code == code


def test_all_faults_of_a_value_are_told_together() -> None:
    with pytest.raises(Refused) as refused:
        fitted(tuple[Item, ...], [{"id": 1}, {"id": "b", "number": 2}], Place("f"), WRONG)
    assert [finding.found.split(":")[0] for finding in refused.value.findings] == [
        "`0.id`",
        "`0.number`",
    ]


def test_a_value_that_is_wrong_as_a_whole_goes_by_its_own_name() -> None:
    with pytest.raises(Refused, match="`event`"):
        fitted(Item, 5, Place("f"), WRONG, "event")


NONE = error("X2", "no document: {why}", "send another")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{id: a, number: many}", "number: "),
        (b"- {id: a", "while parsing"),
        (b"\xff", "unacceptable|can't decode|invalid"),
        (b"{id: a, number: 1}" + b" " * 90, "more than 100 bytes"),
    ],
)
def test_what_a_mission_sends_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        sent(Item, content, Place("sent"), NONE, 100)


def test_what_a_mission_sends_may_be_json_or_yaml() -> None:
    for content in (b'{"id": "a", "number": 1}', b"id: a\nnumber: 1\n"):
        assert sent(Item, content, Place("sent"), NONE, 100) == Item(id="a", number=1)
