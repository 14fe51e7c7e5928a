"""The pack follows from records: what is not recorded is said, and nothing is certified unseen."""

from __future__ import annotations

import io
import json
import unicodedata
from dataclasses import replace

import pypdfium2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from drawdown.core.canonical import digest
from drawdown.documents.attached import attachment, pages_in
from drawdown.documents.paper import Language, Table, Words
from drawdown.documents.render import Make, record_of, render
from drawdown.documents.sign import HOST, MISSION, CannotSign, prepare, sign
from drawdown.documents.typesetting import BadPaper
from drawdown.documents.verdict import Recorded
from drawdown.documents.verify import Known, verify_paper
from drawdown.handover.file import Origin
from drawdown.leaving.file import ExitFile, Fate, Item, Owner
from drawdown.property.line import Group, Sort
from drawdown.signing.build import build
from drawdown.signing.case import STATEMENTS, TITLES, Case, case_of
from drawdown.signing.file import PackFile, Remark, RemarkKind, Side, Stage, Version, Working
from drawdown.signing.sections.inspection import state_of_camp
from drawdown.signing.sections.remaining import title_of
from drawdown.signing.source import Kept, Source
from tests.documents.papers import PICTURES, small_paper
from tests.documents.signing import GOVERNOR as GOVERNOR_SIGNS
from tests.documents.signing import HEAD, LATER, authority, identity
from tests.handover.files import site, with_document
from tests.signing.packs import DAY, GOVERNOR, inspected, line, source, titles, words

HERE = Recorded(origin="ledger", index=1, size=2)


def small_pdf() -> bytes:
    return render(small_paper(), PICTURES)


def state(**more: object) -> str:
    pack = PackFile("mopti-sevare", **more)  # type: ignore[arg-type]
    lines = state_of_camp(source(pack=pack)).lines
    return lines[0].en if lines else ""


def test_a_camp_is_fully_operational_only_where_every_system_was_inspected() -> None:
    assert state() == ""
    assert state(systems=inspected()) == "fully operational"
    assert state(systems={**inspected(), "power": inspected(Working.NOT)["power"]}) == (
        "not fully operational"
    )
    assert state(systems={"power": inspected()["power"]}).startswith("not wholly inspected: Water")


def test_title_passes_for_nothing_that_is_anothers_restricted_or_undecided() -> None:
    assert (
        title_of(line(owner="unit:BGD", sort=Sort.CONTINGENT)).en == "property of BGD: title stays"
    )
    assert title_of(line(restriction="end user")).en == "temporary possession: end user"
    assert "no disposal decided" in title_of(line()).en
    assert title_of(line(group=Group.III)).en == "by disposal group III"


def test_the_pack_names_both_capacities_and_the_language_that_governs() -> None:
    paper = build(source(governing=Language.ENGLISH))
    assert [party.capacity.en for party in paper.parties] == [
        "Acting Head of MINUSMA Regional Office, Mopti",
        "Governor of Mopti Region",
    ]
    assert paper.parties[1].name == "Awa Example"
    assert paper.governing is Language.ENGLISH
    assert paper.link == "drawdown:minusma/mopti-sevare/v1?size=12"


def test_a_later_version_says_what_it_replaces() -> None:
    first = Version(1, Stage.DRAFT, "ab" * 32, DAY, by="p-1")
    paper = build(source(pack=PackFile("mopti-sevare", versions=(first,))))
    assert (paper.version, paper.replaces) == (2, "ab" * 32)


def test_reconstructed_evidence_marks_the_whole_pack() -> None:
    file = with_document(site(receiver=GOVERNOR), "guard_plan")
    assert build(source(file=file)).notice is None
    [given] = file.given["guard_plan"]
    rebuilt = replace(given, origin=Origin.RECONSTRUCTED)
    notice = build(source(file=replace(file, given={"guard_plan": (rebuilt,)}))).notice
    assert notice is not None
    assert notice.fr.startswith("RECONSTITUÉ")


def test_nobody_gets_a_certificate_of_inspection_for_a_site_that_nobody_visited() -> None:
    left = source(file=site("closed_without_handover"), pack=PackFile("x", systems=inspected()))
    assert case_of(left) is Case.NOBODY
    assert "Site inspection certificate" not in titles(build(left))
    burnt = Item(
        id="D1",
        owner=Owner.UNOE,
        contributor="",
        what="trucks",
        quantity=None,
        value=None,
        currency="USD",
        reason="no crew",
        method="fire",
        listed_by="p-1",
        listed_on=DAY,
        fate=Fate.DESTROYED,
    )
    destroyed = replace(left, exit=ExitFile("mopti-sevare", items={"D1": burnt}))
    assert case_of(destroyed) is Case.DESTROYED
    [section] = [s for s in build(destroyed).sections if s.title.en.startswith("Departure")]
    assert "not known" in words(section), "an unknown quantity is not nothing"


@pytest.mark.parametrize(
    ("state", "part", "case"),
    [
        ("signed_over", None, Case.HANDOVER),
        ("signed_over", "mopti-opam", Case.PART),
        ("signed_but_not_taken_over", None, Case.NOT_TAKEN_OVER),
        ("returned_to_private_owner", None, Case.PRIVATE_OWNER),
    ],
)
def test_the_state_says_which_set_of_documents_it_is(
    state: str, part: str | None, case: Case
) -> None:
    made = source(file=site(state, part=part, receiver=GOVERNOR))
    assert case_of(made) is case
    assert build(made).title == TITLES[case]
    assert ("OPAM annex" in build(made).subject) == (part is not None)


def test_every_case_has_its_title_and_its_statement_in_both_languages() -> None:
    assert set(TITLES) == set(STATEMENTS) == set(Case)
    assert all(words.en != words.fr for words in STATEMENTS.values())


ROAD = "الطريق إلى البئر مقطوع"
NAME = "عبد الله ميغا"


def test_a_remark_in_arabic_stands_in_its_row_with_its_first_letter_to_the_right() -> None:
    remark = Remark(Side.HOST, RemarkKind.RESERVATION, ROAD, DAY, "system:water")
    paper = build(source(pack=PackFile("mopti-sevare", remarks=(remark,))))
    rows = [block.rows for block in paper.sections[0].blocks if isinstance(block, Table)]
    assert Words.same(ROAD) in rows[0][0]
    content = render(paper, {})
    first, last = letters_of(content, ROAD[0]), letters_of(content, ROAD[-1])
    assert max(first) > max(last)


def test_an_arabic_name_is_read_from_the_right() -> None:
    content = render(build(source(names={"p-90": NAME})), {})
    assert max(letters_of(content, "ع")) > max(letters_of(content, "غ"))


def letters_of(content: bytes, letter: str) -> list[float]:
    """Return how far from the left edge each glyph of an Arabic letter stands on any page."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            here = unicodedata.normalize("NFKC", text.get_text_range(at, 1))
            if letter in here:
                found.append(text.get_charbox(at)[0])
    return found


def test_the_same_records_give_the_same_bytes_with_the_record_attached() -> None:
    paper = build(source())
    first = render(paper, {})
    assert render(build(source()), {}) == first
    root = PdfFileReader(io.BytesIO(first)).root
    attached = root["/AF"][0]["/EF"]["/F"].data
    assert attached == record_of(paper)
    assert json.loads(attached)["number"] == "MOPTI-SEVARE"
    assert render(paper, {}, make=Make.READING) != first


def left() -> Source:
    return source(file=site("closed_without_handover", receiver=None))


def test_a_record_of_departure_has_no_line_for_a_receiver_and_certifies_nothing() -> None:
    paper = build(left())
    assert [party.side.en for party in paper.parties] == ["For the mission"]
    said = str(paper.as_json())
    for words_of_a_receiver in (
        "Receiving authority",
        "State of the camp",
        "custodian",
        "CLEARANCE",
    ):
        assert words_of_a_receiver not in said
    assert "Environment: no certificate without a visit" in titles(paper)


def test_the_mission_alone_signs_a_record_of_departure_and_that_is_complete() -> None:
    ready = prepare(render(build(left()), {}))
    done = sign(ready, MISSION, HEAD, by=identity("Mission office"))
    known = Known(roots=(authority().root,), at=LATER, ledger=lambda _: HERE)
    verdict = verify_paper(done, known)
    assert (verdict.result, verdict.complete, len(verdict.signatures)) == ("valid", True, 1)
    with pytest.raises(CannotSign):
        sign(done, HOST, GOVERNOR_SIGNS, by=identity("Governor's office"))


def test_running_instructions_stand_with_title_and_pages_and_travel_in_the_file() -> None:
    notice = small_pdf()
    name = digest(notice)
    power = replace(inspected()["power"], instructions=name)
    pack = PackFile("mopti-sevare", systems={**inspected(), "power": power})
    kept = Kept("Generators 1 to 4", "pdf", "application/pdf", pages_in(notice))
    paper = build(source(pack=pack, instructions={name: kept}))
    said = str(paper.as_json())
    assert "Generators 1 to 4, 2 pages" in said
    assert "shown at the end, and attached to this file: instructions-power.pdf" in said
    for make in Make:
        held = attachment(render(paper, {name: notice}, make=make), "instructions-power.pdf")
        assert held == notice
    with pytest.raises(BadPaper):
        render(paper, {name: b"another one"})
