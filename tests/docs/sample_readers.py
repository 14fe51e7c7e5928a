"""What reads each sample of the documentation: the reader of the product, or the test that does.

A page stands here with one reader for each of its blocks, in order. A page, a block or a language
that is not here fails tests/docs/test_samples.py until somebody says what reads it.
"""

from __future__ import annotations

import csv
import io
import json
import logging
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.reading import expectations
from drawdown.core.canonical import canonical_bytes
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_csv_file
from drawdown.examples import minusma_folder
from drawdown.liquidation.track_tables import shipped_tables
from drawdown.progress.replan.events import read_events
from drawdown.progress.replan.shock import Shock
from drawdown.progress.scenarios.grid import read_grid
from drawdown.property.intake import delimited
from drawdown.property.intake.differences import parsed, printed
from drawdown.property.intake.extract import Extraction
from drawdown.property.intake.mapping import EXAMPLE, read_mapping
from drawdown.register.folder import LoadResult, load_folder
from drawdown.register.model import Register
from drawdown.reports.figure import Evidence, EvidenceKind, Figure, Otherwise
from drawdown.reports.layout import recorded
from drawdown.reports.open_data import COLUMNS
from drawdown.reports.pack import shipped_pack
from drawdown.risk.observed import read_journeys
from drawdown.rules.disposal import DisposalRule
from drawdown.staff.check_out import parse_list
from drawdown.statements.draft import Draft, unbound
from drawdown.statements.gather import Records
from drawdown.statements.own import read_own
from drawdown.statements.sentence_pack import shipped_sentences
from drawdown.web.acts import HANDLERS
from drawdown.web.logs import PARTS, JsonLines, current
from tests.docs import sample_log as log
from tests.docs.ledger_readers import (
    Reader,
    act,
    archive,
    backup_manifest,
    backup_pieces,
    bundle_files,
    bundle_manifest,
    bundle_note,
    canonical,
    cosigned,
    elided_from,
    file_of,
    key,
    rotation,
    same_as,
    sample_act,
    sealed_key,
    tiles,
    verdict,
    witnesses,
)
from tests.docs.pages import Sample, samples

ELSEWHERE: Mapping[str, str] = {
    "formats/mission-folder.md": "test_mission_folder.py",
    "formats/plan.md": "test_plan.py",
}
"""Pages that a test beside this module reads block by block."""


@cache
def example() -> LoadResult:
    """Return the example mission."""
    return load_folder(minusma_folder())


def register() -> Register:
    """Return the register of the example."""
    found = example().register
    assert found is not None
    return found


def records() -> Records:
    """Return what a statement of the example is written from."""
    history = example().history
    assert history is not None
    return Records(register(), history)


def body_of(kind: str) -> Reader:
    """Return the reader of bodies of a kind of act."""

    def reader(sample: Sample, _: Path) -> None:
        HANDLERS[kind].kind.body.model_validate_json(sample.text, strict=True)

    return reader


def among(rows: Callable[[], list[Any]]) -> Reader:
    """Return the reader of a row, which is one of those that come with the software."""

    def reader(sample: Sample, _: Path) -> None:
        assert json.loads(sample.text) in rows()

    return reader


def check_out_list(sample: Sample, _: Path) -> None:
    assert parse_list(sample.text.encode()).to_bytes() == canonical(sample)


def disposal_rule(sample: Sample, folder: Path) -> None:
    (folder / "rules.csv").write_text(sample.text, encoding="utf-8")
    held = Folder(folder)
    part = read_csv_file(held, "rules.csv", DisposalRule)
    assert part.records
    assert not held.findings


def events(sample: Sample, folder: Path) -> None:
    assert read_events(file_of(sample, folder))


def shock(sample: Sample, folder: Path) -> None:
    read = Shock.model_validate_json(sample.text)
    assert read.content().decode() == canonical_bytes(json.loads(sample.text)).decode()


def expected_facts(sample: Sample, folder: Path) -> None:
    (folder / "a.txt").write_text("")
    (folder / "a.yaml").write_text(sample.text)
    [expected] = expectations(folder)
    speech = records().sentences
    for fact in expected.facts:
        assert any(row.kind == fact.kind for row in speech.en.sentences), fact


def own_figures(sample: Sample, _: Path) -> None:
    read_own(sample.text.encode())


def grid(sample: Sample, folder: Path) -> None:
    assert len(read_grid(file_of(sample, folder), register()))


def journeys(sample: Sample, folder: Path) -> None:
    assert read_journeys(file_of(sample, folder), register())


def open_data(sample: Sample, _: Path) -> None:
    head, tags, *rows = csv.reader(io.StringIO(sample.text))
    assert dict(zip(head, tags, strict=True)) == COLUMNS
    assert rows
    assert all(len(row) == len(head) for row in rows)


def mapping(sample: Sample, folder: Path) -> None:
    read_mapping(file_of(sample, folder))
    if sample.page.name == "first-hour-property.md":
        assert sample.text == EXAMPLE, "the page of the import shows the same"


def table(sample: Sample, folder: Path) -> None:
    """Read a table by the mapping that stands before it on its page."""
    before = [each for each in samples(sample.page) if each.row < sample.row][-1]
    sites = frozenset(site.id for site in register().sites)
    read = Extraction(read_mapping(file_of(before, folder)), "sample.csv", sites)
    lines = list(read.lines(delimited.rows_of(file_of(sample, folder))))
    assert lines
    assert not read.findings


def difference(sample: Sample, _: Path) -> None:
    assert printed(parsed(sample.text.encode())).decode() == canonical(sample).decode() + "\n"


def report_figure(sample: Sample, _: Path) -> None:
    shown = json.loads(sample.text)
    figure = Figure(
        rule=shown["definition"],
        value=shown["value"],
        as_of=date.fromisoformat(shown["as_of"]),
        evidence=tuple(Evidence(EvidenceKind(k), name, h) for k, name, h in shown["evidence"]),
        otherwise=tuple(Otherwise(value, tuple(by)) for value, by in shown["otherwise"]),
        **{name: shown[name] for name in ("subject", "about", "currency")},
        **{name: shown[name] for name in ("estimated", "reconstructed")},
    )
    assert recorded(figure) == shown
    assert figure.rule in {each.id for each in shipped_pack().rules.figures}


def statement(sample: Sample, _: Path) -> None:
    draft = Draft.model_validate_json(sample.text)
    assert draft.to_bytes() == canonical(sample)
    for token in unbound(draft.text).tokens:
        number, slot = token.name.split(".")[:2]
        assert slot in draft.facts[int(number) - 1].values, token


def log_line(sample: Sample, _: Path) -> None:
    shown = json.loads(sample.text)
    record = logging.makeLogRecord(
        {"name": shown["logger"], "msg": shown["message"], "levelname": shown["level"].upper()}
        | {part: shown[part] for part in PARTS}
    )
    token = current.set(shown["request"])
    try:
        printed_line = json.loads(JsonLines().format(record))
    finally:
        current.reset(token)
    assert printed_line | {"time": ""} == shown | {"time": ""}
    assert list(printed_line) == list(shown)


def track_rows(name: str) -> Callable[[], list[Any]]:
    return lambda: list(shipped_tables().model_dump(mode="json")[name])


def sentences() -> list[Any]:
    return list(
        shipped_sentences().model_dump(mode="json", exclude_defaults=True)["en"]["sentences"]
    )


def words_of_reports() -> list[Any]:
    return list(shipped_pack().model_dump(mode="json")["rules"]["words"])


READERS: Mapping[str, tuple[Reader, ...]] = {
    "formats/act.md": (act,),
    "formats/archive.md": (archive,),
    "formats/backup.md": (backup_pieces, backup_manifest),
    "formats/bundle.md": (
        bundle_files,
        bundle_manifest,
        bundle_note,
        elided_from(lambda: json.loads(log.keys_of_a_bundle())),
        rotation,
        verdict,
    ),
    "formats/check-out-list.md": (check_out_list,),
    "formats/checkpoint.md": (same_as(log.large), cosigned),
    "formats/disposal-rules.md": (disposal_rule,),
    "formats/events.md": (events, shock),
    "formats/expected-facts.md": (expected_facts,),
    "formats/figures.md": (own_figures,),
    "formats/grid.md": (grid,),
    "formats/journeys.md": (journeys,),
    "formats/keys.md": (
        key,
        sealed_key,
        witnesses,
        elided_from(lambda: json.loads(log.keys())),
    ),
    "formats/open-data.md": (open_data,),
    "formats/pack.md": (body_of("pack.signed"),),
    "formats/proof.md": (same_as(lambda: log.proof(sample_act())),),
    "formats/property-tables.md": (mapping, difference),
    "formats/report.md": (report_figure, among(words_of_reports)),
    "formats/sentences.md": (among(sentences),),
    "formats/statement.md": (statement,),
    "formats/tiles.md": (tiles,),
    "formats/tracks.md": (among(track_rows("tasks")), among(track_rows("teams"))),
    "formats/witness.md": (same_as(lambda: log.request(sample_act())),),
    "guide/first-hour-property.md": (mapping, table),
    "guide/maintainer.md": (log_line,),
}
