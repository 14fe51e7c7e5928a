"""`drawdown statement`, `read` and `figures`: what they print last, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from drawdown.cli.main import main
from drawdown.statements.sentence_pack import shipped_sentences

Printed = pytest.CaptureFixture[str]


def last(capsys: Printed) -> Any:
    return json.loads(capsys.readouterr().out.splitlines()[-1])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_statement_is_written_and_read_back_against_the_records(
    tmp_path: Path, capsys: Printed, language: str
) -> None:
    text = tmp_path / "statement.txt"
    assert main(["statement", "sevare", "--lang", language, "--out", str(text)]) == 0
    written = last(capsys)
    assert written == {
        "site": "mopti-sevare",
        "part": None,
        "language": language,
        "facts": 24,
        "unsaid": 0,
    }
    assert main(["read", str(text), "--against", "sevare"]) == 0
    read = last(capsys)
    assert read["agrees"] is True
    assert read["written"] is False
    assert read["unused"] == []
    assert read["language"] == language


def test_an_edited_figure_stops_a_release_and_says_what_is_recorded(
    tmp_path: Path, capsys: Printed
) -> None:
    text = tmp_path / "statement.txt"
    main(["statement", "sevare", "--out", str(text)])
    text.write_text(text.read_text(encoding="utf-8").replace("142 million", "145 million"))
    capsys.readouterr()
    assert main(["read", str(text), "--against", "sevare"]) == 1
    assert "the records say amount 142000000" in capsys.readouterr().out


def test_a_statement_is_written_with_edited_sentences_from_a_file(
    tmp_path: Path, capsys: Printed
) -> None:
    held = json.loads(shipped_sentences().to_bytes()) | {"version": "ours-1"}
    row = next(each for each in held["en"]["sentences"] if each["kind"] == "last_people")
    row["says"] = "The last to leave left {site:site} on {on:day}."
    file = tmp_path / "sentences.json"
    file.write_text(json.dumps(held), encoding="utf-8")
    assert main(["statement", "sevare", "--sentences", str(file)]) == 0
    assert "The last to leave left Sévaré on 8 December 2023." in capsys.readouterr().out
    row["says"] = "The last to leave left {camp:site} on {on:day}."
    file.write_text(json.dumps(held), encoding="utf-8")
    assert main(["statement", "sevare", "--sentences", str(file)]) == 1
    told = capsys.readouterr()
    assert "P803" in told.out + told.err


@pytest.mark.parametrize(
    "command",
    [
        ("statement", "sevare", "--sentences"),
        ("figures", "--own"),
        ("statement", "sevare", "--out"),
    ],
    ids=" ".join,
)
def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: Printed, command: tuple[str, ...]
) -> None:
    missing = tmp_path / "none" / "none.json"
    assert main([*command, str(missing)]) == 1
    assert f"{missing}: error F1" in capsys.readouterr().err


def test_the_page_opens_the_evidence_of_each_fact(tmp_path: Path, capsys: Printed) -> None:
    page = tmp_path / "statement.html"
    assert main(["statement", "mopti-opam", "--format", "html", "--out", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    assert 'href="#e1"' in html
    assert 'id="e1"' in html
    assert "https://peacekeeping.un.org/en/minusma-hands-over-two-annexes" in html
    assert "<script" not in html


def test_the_evidence_lists_what_others_say(capsys: Printed) -> None:
    assert main(["statement", "sevare", "--evidence"]) == 0
    assert "others say handover 2023-12-09  [DPA-SEV]" in capsys.readouterr().out


def test_an_unknown_site_is_refused_with_the_nearest(capsys: Printed) -> None:
    assert main(["statement", "sevar"]) == 1
    assert "write `sevare`" in capsys.readouterr().err


def test_bytes_that_are_no_text_are_refused(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "statement.txt"
    file.write_bytes(b"MINUSMA closed \xff")
    assert main(["read", str(file)]) == 1
    assert "byte 15 is not UTF-8" in capsys.readouterr().err


def test_the_figures_of_the_example_may_be_released(capsys: Printed) -> None:
    assert main(["figures"]) == 0
    assert last(capsys) == {"sets": 2, "blocked": 0}


def test_a_wrong_addend_blocks_and_is_named(tmp_path: Path, capsys: Printed) -> None:
    folder = tmp_path / "mission"
    main(["example", "minusma", str(folder)])
    file = folder / "history" / "figures.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("troops: 2583", "troops: 2593"))
    capsys.readouterr()
    assert main(["figures", "--folder", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "military is 2,680, and staff-officers + troops make 2,690" in out
    assert "staff-officers = 87 or troops = 2,583" in out
    assert json.loads(out.splitlines()[-1]) == {"sets": 2, "blocked": 1}
