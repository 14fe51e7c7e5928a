"""What reads files of others: how it is called, what it may refuse with, real files for it."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import xlsxwriter

from drawdown.cli.check_plan import load
from drawdown.core import strict_json
from drawdown.core.findings import Refused
from drawdown.documents.forms import content_faults
from drawdown.documents.photo import small_copy, taken_of
from drawdown.documents.scan import BadScan, codes_on
from drawdown.documents.verify import Known, verify_paper
from drawdown.examples import start_folder
from drawdown.ledger.act import print_submission
from drawdown.ledger.act_reading import parse_act, parse_submission
from drawdown.ledger.bundle.verify import verify_bundle
from drawdown.ledger.checkpoint import BadCheckpoint, parse_checkpoint
from drawdown.ledger.note import BadNote, parse_note
from drawdown.ledger.paths import BadProof
from drawdown.ledger.proof import parse_proof
from drawdown.legacy.entry import Sort, of_item
from drawdown.legacy.iati import Publisher, export, schema_faults
from drawdown.plan.check import violations
from drawdown.plan.codec import dump
from drawdown.progress.replan.events import parse_event, read_events
from drawdown.progress.scenarios.grid import read_grid
from drawdown.property.intake import delimited, workbook
from drawdown.property.intake.mapping import read_mapping
from drawdown.register.folder import load_folder
from drawdown.risk.observed import read_journeys
from drawdown.statements.gather import Records
from drawdown.statements.own import read_own
from drawdown.statements.read import read
from drawdown.verifiers.verify import verify
from tests.documents.papers import picture
from tests.documents.signing import LATER, authority, signed
from tests.ledger.test_proof import BYTES as PROOF
from tests.plan.check.small_plan import plan
from tests.verifiers import worlds
from tools.fuzz import archives

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="iati-activities"><xs:complexType><xs:sequence>
<xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
<xs:attribute name="version" type="xs:decimal" use="required"/>
<xs:attribute name="generated-datetime" type="xs:dateTime"/></xs:complexType></xs:element>
</xs:schema>"""
"""Stands for the schema of the standard, which is not shipped: any activities, a version."""
STATEMENT = """\
On 8 December 2023 the mission handed the camp at Sévaré over to the governor. 120 vehicles and
1,250 tonnes left in 14 convoys. La MINUSMA a fermé 12 sites ; 3 restent ouverts au 31/12/2023.
"""


@dataclass(frozen=True, slots=True)
class Parser:
    """A parser under trial: `refuses` is what it says that it raises, and nothing else."""

    name: str
    read: Callable[[bytes], object]
    corpus: Callable[[], list[bytes]]
    refuses: tuple[type[Exception], ...] = ()


def from_file(read_path: Callable[[Path], object], name: str) -> Callable[[bytes], object]:
    """Return a reader of bytes for one that reads a file."""

    def reading(content: bytes) -> object:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            return read_path(path)

    return reading


def in_folder(name: str) -> Callable[[bytes], object]:
    """Return a reader of the mission folder with one of its files replaced."""

    def reading(content: bytes) -> object:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made) / "mission"
            shutil.copytree(start_folder(), folder)
            (folder / name).write_bytes(content)
            return load_folder(folder)

    return reading


def parsers() -> Iterator[Parser]:
    """Yield every parser under trial."""
    for path in sorted(start_folder().iterdir()):
        if path.suffix in {".csv", ".yaml"}:
            yield Parser(f"folder: {path.name}", in_folder(path.name), _files(path))
    sheets = from_file(lambda path: list(workbook.rows_of(path)), "a.xlsx")
    tables = from_file(lambda path: list(delimited.rows_of(path)), "a.csv")
    refused = (Refused,)
    yield Parser("workbook", sheets, _workbooks, refused)
    yield Parser("table", tables, _files(start_folder() / "people.csv"), refused)
    yield Parser(
        "mapping", from_file(read_mapping, "m.yaml"), lambda: _shown("property-tables.md"), refused
    )
    yield Parser("bundle", lambda raw: verify_bundle(io.BytesIO(raw)), _bundles)
    yield Parser("bundle, verify.py", lambda raw: verify(io.BytesIO(raw)), _bundles)
    yield Parser("paper", lambda raw: verify_paper(raw, _known()), _papers)
    yield Parser("scan", codes_on, _papers, (BadScan,))
    yield Parser("photograph", lambda raw: (taken_of(raw), small_copy(raw)), _pictures)
    yield Parser(
        "upload",
        lambda raw: list(content_faults(raw, name="a.pdf")),
        lambda: _papers() + _pictures(),
    )
    yield Parser("act", parse_act, _acts, refused)
    yield Parser("submission", parse_submission, _submissions, refused)
    yield Parser("JSON", strict_json.parse, _acts, (strict_json.BadJson,))
    yield Parser("note", parse_note, _notes, (BadNote,))
    yield Parser("checkpoint", _text(parse_checkpoint), _notes, (BadCheckpoint,))
    yield Parser("proof", parse_proof, lambda: [PROOF], (BadProof,))
    yield Parser("plan", from_file(lambda path: violations(load(path)), "p.json"), _plans, refused)
    yield Parser("events", from_file(read_events, "e.yaml"), lambda: _shown("events.md"), refused)
    yield Parser("event", _text(parse_event), _event_texts, refused)
    yield Parser("journeys", from_file(_journeys, "j.csv"), lambda: _shown("journeys.md"), refused)
    yield Parser("grid", from_file(_grid, "g.yaml"), lambda: _shown("grid.md"), refused)
    yield Parser("IATI", _iati, _activities, (NotIati,))
    yield Parser("IATI schema", from_file(_judged, "s.xsd"), lambda: [SCHEMA], (NotIati,))
    yield Parser("archive", archives.restored, lambda: [archives.backup()], refused)
    yield Parser("archive, sealed", archives.sealed, lambda: [archives.manifest()], refused)
    yield Parser("figures", read_own, _figures, refused)
    yield Parser("statement", _text(lambda text: read(text, _records())), _statements)


def _text(reading: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda raw: reading(raw.decode("utf-8", errors="replace"))


def _files(*paths: Path) -> Callable[[], list[bytes]]:
    return lambda: [path.read_bytes() for path in paths]


def _workbooks() -> list[bytes]:
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet("A")
    for row, values in enumerate(
        [["Number", "Text", "Site"], [1.5, "Generator", "gao"], [2, "é", ""]]
    ):
        sheet.write_row(row, 0, values)
    book.close()
    return [written.getvalue()]


def _bundles() -> list[bytes]:
    return [worlds.ledger().bundle()]


@cache
def _known() -> Known:
    return Known(roots=(authority().root,), at=LATER)


def _papers() -> list[bytes]:
    return [signed()]


def _pictures() -> list[bytes]:
    return [picture(1), picture(200, size=64)]


def _acts() -> list[bytes]:
    """Return acts as the ledger holds them, each after its length in two bytes."""
    found: list[bytes] = []
    rest = worlds.whole()[worlds.FIRST_BUNDLE]
    while rest:
        length = int.from_bytes(rest[:2], "big")
        found.append(rest[2 : 2 + length])
        rest = rest[2 + length :]
    return found


def _submissions() -> list[bytes]:
    return [print_submission(parse_act(act).submission) for act in _acts()]


def _notes() -> list[bytes]:
    text = worlds.told().checkpoint or ""
    return [text.encode(), (text.partition("\n\n")[0] + "\n").encode()]


def _shown(page: str) -> list[bytes]:
    """Return what a page of a format shows, which is what begins it."""
    text = (DOCS / "formats" / page).read_text("utf-8")
    return [part.partition("\n")[2].encode() for part in text.split("```")[1::2]]


def _plans() -> list[bytes]:
    return [dump(plan())]


def _event_texts() -> list[bytes]:
    return [b"leg-shut:north-road:2027-01-10:2027-02-01", b"crew-lost:hub-town*3:2027-01-10"]


def _figures() -> list[bytes]:
    return [path.read_bytes() for path in start_folder().parent.parent.rglob("figures.yaml")]


class NotIati(Exception):
    """What a schema speaks against is no failure of ours."""


def _journeys(path: Path) -> object:
    return read_journeys(path, _records().register)


def _grid(path: Path) -> object:
    return read_grid(path, _records().register)


def _activities() -> list[bytes]:
    entries = [of_item(item, Sort.OTHER) for item in _records().history.legacy]
    publisher = Publisher("XI-EXAMPLE-1", "The mission", "ML")
    told = [entry for entry in entries if entry is not None]
    return [export(told, publisher, at=LATER).content]


def _iati(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as made:
        schema = Path(made) / "s.xsd"
        schema.write_bytes(SCHEMA)
        if list(schema_faults(content, schema)):
            raise NotIati


def _judged(schema: Path) -> None:
    if list(schema_faults(_activities()[0], schema)):
        raise NotIati


def _statements() -> list[bytes]:
    return [STATEMENT.encode()]


@cache
def _records() -> Records:
    loaded = load_folder(start_folder().with_name("minusma"))
    if loaded.register is None or loaded.history is None:
        raise ValueError("the example does not load")
    return Records(loaded.register, loaded.history)
