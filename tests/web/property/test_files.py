"""Cases, tranches, lots, gifts and destructions: each step in its turn, with its papers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from drawdown.core.findings import Refused
from drawdown.ledger.act import ActId, Actor, PersonId
from drawdown.ledger.act_reading import parse_act
from drawdown.property.acts.enter_bands import BandsEntered
from drawdown.property.disposal.document import final_document
from drawdown.property.files.file import FileKind
from drawdown.web.people.permission import by_the_table
from drawdown.web.property import models
from drawdown.web.property.actions.decide_disposal import Deciding, decide_disposal
from drawdown.web.property.actions.file_act import record_file
from drawdown.web.property.disposal import finals, lines_of, to_decide
from drawdown.web.property.files import disposal_approved, filing_of, proposal_of, sales
from drawdown.web.property.queries import out_of_balance
from drawdown.web.records.models import Entry
from drawdown.web.records.personal import value_of
from drawdown.web.records.sending import Sender
from drawdown.web.store import documents
from tests.web.conftest import BY_OPERATOR, NOW
from tests.web.people.persons import delegated, enrolled, in_office
from tests.web.property.test_count import say
from tests.web.property.test_disposal import NO, decide, site
from tests.web.property.test_import import check_whole, sites

__all__ = ["site", "sites"]
ON = date(2026, 1, 2)
PAPER = b"%PDF-1.7 a paper\n%%EOF\n"


def paper(*names: str) -> dict[str, str]:
    return {name: documents().put(PAPER + name.encode()) for name in names}


def step(kind: str, site: str, *, file: str = "f-1", by: Sender = BY_OPERATOR, **said: Any) -> None:
    record_file(kind, {"file": file, "site": site, "on": ON, **said}, by=by)


def begin(kind: str, site: str, pieces: dict[str, int], **said: Any) -> None:
    lines = tuple({"line": line, "pieces": number} for line, number in pieces.items())
    step(kind, site, lines=lines, why="surplus", **said)


def count_all(site: str) -> None:
    say("count.opened", site)
    rows = models.Item.objects.filter(site=site).values_list("line", "quantity")
    say("count.taken", site, seen=tuple({"line": line, "pieces": n} for line, n in rows))


def approve(site: str, *, by: Sender = BY_OPERATOR) -> None:
    step("tranche.proposed", site, file="t-1", sums=proposal_of("t-1", site).sums)
    step("tranche.decided", site, file="t-1", papers=paper("approval"), by=by)


def strip(site: str, *lines: str) -> None:
    said = {"site": site, "on": ON, "lines": lines, "papers": paper("photo")}
    record_file("line.deidentified", said, by=BY_OPERATOR)


def held(line: str) -> int:
    return sum(models.Item.objects.filter(line=line).values_list("quantity", flat=True))


@pytest.fixture
def approved(site: str) -> str:
    """Return the site, counted, decided and approved: pumps for sale, a generator for a gift."""
    count_all(site)
    decide(site, NO)
    lines = [line for line in lines_of(to_decide(site, decided=True)) if line.line in "35"]
    for name, more in (("3", {"gift_advised": "yes"}), ("5", {"must_destroy": "yes"})):
        some = [line for line in lines if line.line == name]
        decide_disposal(Deciding(site, ON, some, NO | more), by=BY_OPERATOR)
    approve(site)
    return site


def test_a_tranche_waits_for_the_count(site: str) -> None:
    decide(site, NO)
    with pytest.raises(Refused, match="Q615"):
        approve(site)
    count_all(site)
    approve(site)
    assert disposal_approved(site)["disposal_tranche"].reason == (
        "1 of 5 lines are in no approved tranche"
    )
    check_whole()


def test_a_tranche_says_the_sums_of_its_lines(site: str) -> None:
    count_all(site)
    decide(site, NO)
    with pytest.raises(Refused, match="Q614"):
        step("tranche.proposed", site, file="t-1", sums=())
    approve(site)
    with pytest.raises(Refused, match="Q613"):
        step("tranche.proposed", site, file="t-2", sums=())


def test_a_returned_tranche_frees_its_lines(site: str) -> None:
    count_all(site)
    decide(site, NO)
    step("tranche.proposed", site, file="t-1", sums=proposal_of("t-1", site).sums)
    step("tranche.returned", site, file="t-1", note="the tents are not surplus")
    assert proposal_of("t-2", site).sums
    check_whole()


def test_bands_say_who_decides_and_unknown_ones_forbid_nothing(site: str) -> None:
    bands: dict[str, Any] = {"bands": ({"authority": "director_mission_support", "up_to": 100_000},
                       {"authority": "hq_desk"}), "source": "an instrument"}  # fmt: skip
    record_file("bands.entered", BandsEntered(**bands).model_dump(), by=BY_OPERATOR)
    count_all(site)
    decide(site, NO)
    with pytest.raises(Refused, match="Q611"):
        approve(site)
    desk = Sender(office("p-aaaa", "hq_desk"), by_the_table, NOW)
    step("tranche.decided", site, file="t-1", papers=paper("approval"), by=desk)
    assert models.File.objects.get(name="t-1").state == "approved"


def test_the_amount_of_a_delegation_is_held_against_the_most_valuable_piece(site: str) -> None:
    count_all(site)
    decide(site, NO)
    step("tranche.proposed", site, file="t-1", sums=proposal_of("t-1", site).sums)
    worth = filing_of(FileKind.TRANCHE, "t-1", site).worth
    assert worth is not None
    director = office("p-aaaa", "director_mission_support").person

    def decided(person: str, minor: int) -> None:
        amount = {"minor": str(minor), "currency": worth[1]}
        role = "director_mission_support"
        held = delegated(enrolled(person), role, by=director, amount=amount)
        actor = Actor(person=PersonId(person), capacity=role, delegation=ActId(held))
        by = Sender(actor, by_the_table, timezone.now())
        step("tranche.decided", site, file="t-1", papers=paper("approval"), by=by)

    with pytest.raises(Refused, match="above the limit"):
        decided("p-bbbb", worth[0] - 1)
    decided("p-cccc", worth[0])
    assert models.File.objects.get(name="t-1").state == "approved"


def office(person: str, role: str) -> Actor:
    in_office(enrolled(person), role)
    return Actor(person=PersonId(person), capacity=role, delegation=None)


def test_nobody_approves_what_they_decided(site: str) -> None:
    count_all(site)
    lines = lines_of(to_decide(site, decided=False))
    chief = Sender(office("p-aaaa", "property_chief"), by_the_table, NOW)
    decide_disposal(Deciding(site, ON, lines, NO), by=chief)
    in_office("p-aaaa", "director_mission_support")
    both = Actor(person=PersonId("p-aaaa"), capacity="director_mission_support", delegation=None)
    with pytest.raises(Refused, match="own work"):
        approve(site, by=Sender(both, by_the_table, NOW))


def test_a_lot_is_sold_when_it_was_published_and_its_marks_are_off(approved: str) -> None:
    begin("lot.listed", approved, {"1": 3, "2": 4})
    with pytest.raises(Refused, match="Q606"):
        step("lot.sold", approved, papers=paper("contract"))
    step("lot.published", approved, papers=paper("lot_list"), excluded=("2",))
    with pytest.raises(Refused, match="Q610"):
        step("lot.sold", approved, papers=paper("contract"))
    strip(approved, "1")
    step("lot.sold", approved, papers=paper("contract"), amount=5_000, currency="USD")
    assert (held("1"), held("2")) == (0, 5)
    assert models.Posting.objects.get(line="1").way == "sold"
    check_whole()


def test_pieces_of_an_open_file_are_in_no_other(approved: str) -> None:
    begin("lot.listed", approved, {"1": 2})
    with pytest.raises(Refused, match="Q603"):
        begin("lot.listed", approved, {"1": 2}, file="f-2")
    step("lot.withdrawn", approved)
    begin("lot.listed", approved, {"1": 2}, file="f-2")


def test_a_gift_is_ours_until_the_assembly_approved_it(approved: str) -> None:
    begin("gift.offered", approved, {"3": 1}, receiver="the Government")
    step("gift.possessed", approved, papers=paper("possession_certificate"))
    assert held("3") == 1
    with pytest.raises(Refused, match="Q606"):
        step("gift.passed", approved, papers=paper("receipt"))
    step("gift.approved", approved, papers=paper("resolution"))
    strip(approved, "3")
    step("gift.passed", approved, papers=paper("receipt", "review_advice"))
    assert held("3") == 0
    check_whole()


def test_a_refused_gift_is_retrieved_and_ours(approved: str) -> None:
    begin("gift.offered", approved, {"3": 1}, receiver="the Government")
    step("gift.possessed", approved, papers=paper("possession_certificate"))
    step("gift.refused", approved, papers=paper("letter"))
    step("gift.retrieved", approved)
    assert held("3") == 1
    begin("gift.offered", approved, {"3": 1}, file="f-2")
    check_whole()


def test_a_destruction_has_witnesses_and_a_route(approved: str) -> None:
    begin("destruction.ordered", approved, {"5": 2})
    papers = paper("record")
    with pytest.raises(Refused, match="Q612"):
        step("destruction.done", approved, papers=papers, witnesses=("p-aaaa",))
    two = ("p-aaaa", "p-bbbb")
    with pytest.raises(Refused, match="environmental_route"):
        step("destruction.done", approved, papers=papers, witnesses=two)
    papers = paper("record", "environmental_route")
    step("destruction.done", approved, papers=papers, witnesses=two)
    assert held("5") == 0
    check_whole()


def test_a_witness_whom_nobody_enrolled_is_named_beside_the_ledger(approved: str) -> None:
    begin("destruction.ordered", approved, {"5": 2})
    said: dict[str, Any] = {
        "papers": paper("record", "environmental_route"), "witnesses": ("p-aaaa",),
    }  # fmt: skip
    with pytest.raises(Refused, match="Q612"):
        step("destruction.done", approved, **said)
    step(
        "destruction.done", approved, outside=(("Moussa Diarra", "prefect of the cercle"),), **said
    )
    entry = Entry.objects.get(kind="destruction.done")
    content = bytes(entry.content)
    assert b"prefect of the cercle" in content
    assert b"Moussa" not in content
    (witness,) = parse_act(content).body["outside"]
    assert value_of(witness["name"]["personal"]) == "Moussa Diarra"
    check_whole()


def test_the_final_plan_says_what_sales_brought_by_group(approved: str) -> None:
    begin("lot.listed", approved, {"1": 3})
    step("lot.published", approved, papers=paper("lot_list"))
    strip(approved, "1")
    step("lot.sold", approved, papers=paper("contract"), amount=5_000, currency="USD")
    made = final_document("M", ON, finals(), sales=sales())
    assert made.ties_out
    assert made.second is not None
    group = models.Item.objects.get(line="1").group
    assert made.second.rows == ((group, "USD", 1, 3, "50.00"),)
    assert made.second.totals == (("Total", "USD", 1, 3, "50.00"),)


def test_what_is_destroyed_in_place_needs_the_head_of_mission(site: str) -> None:
    with pytest.raises(Refused, match="Q604"):
        begin("destruction.ordered", site, {"4": 7})
    with pytest.raises(Refused, match="authority"):
        begin("destruction.ordered", site, {"4": 7}, forced=True)
    papers = paper("authority", "destruction_list")
    begin("destruction.ordered", site, {"4": 7}, forced=True, papers=papers)
    step("destruction.done", site, papers=paper("record"), witnesses=("p-aaaa", "p-bbbb"))
    assert held("4") == 0
    check_whole()


def test_a_case_is_decided_carried_out_and_escalated_when_late(site: str) -> None:
    begin("case.opened", site, {"1": 1})
    assert disposal_approved(site)["review_minutes"].reason.endswith("f-1")
    step("case.escalated", site, note="waits for a quorum")
    step("case.decided", site, papers=paper("minutes"), note="write_off", due=date(2026, 1, 9))
    with pytest.raises(Refused, match="Q608"):
        step("case.executed", site)
    step("case.executed", site, papers=paper("proof"))
    row = models.File.objects.get()
    assert (row.state, len(row.content["steps"])) == ("executed", 4)
    assert disposal_approved(site)["review_minutes"].met
    check_whole()


def test_a_step_before_the_last_one_is_refused(site: str) -> None:
    begin("case.opened", site, {"1": 1})
    with pytest.raises(Refused, match="Q607"):
        step("case.decided", site, papers=paper("minutes"), on=date(2025, 12, 31))
    assert list(out_of_balance()) == []


def test_a_case_is_opened_and_decided_on_its_page(client: Client, site: str) -> None:
    def stamp(where: str) -> str:
        return client.get(where).content.decode().split('name="stamp" value="')[1].split('"')[0]

    where = "/property/files/case"
    form = {"file": "b-1", "site": site, "on": "2026-01-02", "why": "burnt", "lines": "1 ×2"}
    assert client.post(where, form | {"stamp": stamp(where)}).status_code == 302
    page = client.get(where).content.decode()
    assert "cannot be said" in page
    assert client.post(f"{where}/b-1", {"stamp": stamp(f"{where}/b-1"), "act": "case.decided",
                                        "on": "2026-01-02"}).status_code == 409  # fmt: skip
    minutes = SimpleUploadedFile("m.pdf", PAPER, content_type="application/pdf")
    form = {"act": "case.decided", "on": "2026-01-02", "due": "2026-01-03"}
    form["stamp"] = stamp(f"{where}/b-1")
    answer = client.post(f"{where}/b-1", form | {"paper-minutes": minutes})
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    page = client.get(f"{where}/b-1").content.decode()
    assert "minutes of the review board" in page
    assert client.get("/property/files/nothing").status_code == 404


@pytest.mark.parametrize("kind", ["tranche", "lot", "gift", "destruction"])
def test_every_kind_of_file_has_its_page(client: Client, approved: str, kind: str) -> None:
    page = client.get(f"/property/files/{kind}?site={approved}").content.decode()
    assert "Age in days" in page or "There is none yet" in page
    if kind == "tranche":
        assert client.get("/property/files/tranche/t-1").status_code == 200


def test_marks_are_taken_off_and_a_lot_is_sold_on_its_page(client: Client, approved: str) -> None:
    begin("lot.listed", approved, {"1": 3})
    where = "/property/files/lot/f-1"

    def send(act: str, **said: Any) -> int:
        page = client.get(where).content.decode()
        stamp = page.split('name="stamp" value="')[1].split('"')[0]
        form = {"stamp": stamp, "act": act, "on": "2026-01-02", **said}
        return client.post(where, form).status_code

    def pdf() -> SimpleUploadedFile:
        return SimpleUploadedFile("a.pdf", PAPER, content_type="application/pdf")

    assert send("lot.published", **{"paper-lot_list": pdf()}) == 302
    assert send("lot.sold", **{"paper-contract": pdf()}) == 409
    assert send("line.deidentified", line="9") == 400
    assert send("line.deidentified", line="1", **{"paper-photo": pdf()}) == 302
    sale = {"receiver": "a company", "amount": "50.00", "currency": "USD"}
    assert send("lot.sold", **{"paper-contract": pdf()}, **sale) == 302
    assert held("1") == 0
    assert "50.00" in client.get(where).content.decode()


def test_a_mission_enters_its_bands_on_the_page_of_tranches(client: Client, site: str) -> None:
    where = "/property/files/tranche"
    page = client.get(where).content.decode()
    assert "the bands are not public" in page
    stamp = page.split('name="stamp" value="')[1].split('"')[0]
    form = {"stamp": stamp, "act": "bands.entered", "source": "an instrument",
            "authority": ["director_mission_support", "hq_desk", ""],
            "up_to": ["1000", "", ""]}  # fmt: skip
    assert client.post(where, form).status_code == 302
    assert "USD 1\u202f000.00" in client.get(where).content.decode()
