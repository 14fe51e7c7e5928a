"""Kidal, left in haste: the procedure of a last resort, which is no way round a gate.

What was destroyed, carried and left is known thing by thing, with who decided, who saw it and a
photograph; nobody signs for the camp, and it gets no certificate without a visit.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from drawdown.leaving.file import Fate
from drawdown.web.closing.queries import environment_of, exit_of
from tests.stories.camp import DIRECTOR, ENVIRONMENT, FORCE, HEAD, OFFICE, Camp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mission")]


def listed(camp: Camp, item: str, what: str, **more: Any) -> None:
    said = {"owner": "unoe", "reason": "no truck was cleared", "method": "put out of use"}
    camp.does(FORCE, "destruction.listed", item=item, what=what, **{**said, **more})


def test_kidal_is_left_without_a_handover_and_everything_lost_is_on_record() -> None:  # noqa: PLR0915 -- a story
    camp = Camp("kidal", date(2023, 10, 1))
    camp.passes("G1")
    camp.moves(DIRECTOR, "closure_ordered")

    # 28 October: nothing may be destroyed, and nobody may leave, before the head of mission orders.
    camp.later(27)
    item = {"item": "GEN-1", "owner": "unoe", "what": "a generator", "reason": "r", "method": "m"}
    assert "nobody ordered" in camp.may_not(FORCE, "destruction.listed", **item)
    order: dict[str, Any] = {
        "departs_on": "2023-10-31", "departs_hour": 5, "reason": "no further flight is cleared",
        "notified": ["contributors", "headquarters", "host"],
        "document": camp.paper("Decision to leave"),
    }  # fmt: skip
    assert "ask one who may: head_of_mission" in camp.may_not(OFFICE, "exit.ordered", **order)
    camp.does(HEAD, "exit.ordered", **order)
    camp.gives("refused_clearances", "load_priorities")

    # The order opens no gate: the ordinary way is as shut as it was.
    assert "Appointment" in camp.may_not(DIRECTOR, "site.moved", to="drawing_down")
    assert "lacks" in camp.may_not(OFFICE, "gate.passed", gate="G4")
    assert "follows from other records" in camp.may_not(
        HEAD, "evidence.given", evidence="destruction_list", document=camp.paper("A list")
    )

    # 29 October: the list. A contingent is told before anything of its own is destroyed.
    camp.later(1)
    listed(camp, "GEN-1", "a generator", quantity=1, value=4_500_000)
    listed(camp, "APC-7", "a vehicle", owner="coe", contributor="the battalion's country")
    listed(camp, "SAT-2", "a satellite terminal")
    papers = {"document": camp.paper("Signed list"), "safety_check": camp.paper("Safety check")}
    every = ["GEN-1", "APC-7", "SAT-2"]
    assert "APC-7" in camp.may_not(HEAD, "destruction.authorised", items=every, **papers)
    notice = camp.paper("Notice to the contributor")
    camp.does(HEAD, "destruction.authorised", items=every, **papers, owner_notice=notice)

    # 30 October: two others see each destruction, and there is a photograph of it.
    camp.later(1)
    two = [camp.person(OFFICE), camp.person("engineering")]
    photo = camp.photograph("GEN-1")
    alone = {"item": "GEN-1", "witnesses": two[:1], "photos": [photo]}
    assert "1 witnesses" in camp.may_not(FORCE, "item.destroyed", **alone)
    paper = {"item": "GEN-1", "witnesses": two, "photos": [notice]}
    assert "no photograph" in camp.may_not(FORCE, "item.destroyed", **paper)
    camp.does(FORCE, "item.destroyed", item="GEN-1", witnesses=two, photos=[photo])
    camp.does(FORCE, "item.destroyed", item="APC-7", witnesses=two,
              photos=[camp.photograph("APC-7")])  # fmt: skip
    camp.gives("wipe_records", "photo_sweep")
    log = camp.paper("Departure log")
    assert "SAT-2" in camp.may_not(FORCE, "exit.left", document=log)
    camp.does(FORCE, "item.spared", item="SAT-2", fate="carried", reason="room was found")

    # 31 October: the last of it departs. Nobody received the camp, and the file says so.
    camp.later(1)
    camp.gives("departure_report")
    leaves = {"to": "closed_without_handover"}
    assert "Departure log" in camp.may_not(HEAD, "site.moved", **leaves)
    camp.does(FORCE, "exit.left", people=848, vehicles=143, air_cover=False, document=log)
    camp.moves(HEAD, "closed_without_handover")
    left = {"unreachable": True, "reason": "nobody can come back to look"}
    camp.does(ENVIRONMENT, "site.unreachable", **left)
    certificate = {"number": "CLEARANCE-kidal", "prepared_by": camp.person(ENVIRONMENT)}
    assert camp.may_not(DIRECTOR, "certificate.decided", status="issued", **certificate)
    camp.does(DIRECTOR, "certificate.decided", status="not_issued_not_accessible",
              reason="no visit was possible", **certificate)  # fmt: skip
    decided = environment_of("kidal").certificate
    assert decided is not None
    assert decided.status == "not_issued_not_accessible"

    # A month on: the owners are told of what they lost, of nothing else, and the host of its duty.
    camp.later(30)
    case = {"case": "WO-1", "document": camp.paper("Notice of loss")}
    assert "not lost" in camp.may_not(DIRECTOR, "loss.notified", items=["SAT-2"], **case)
    camp.does(DIRECTOR, "loss.notified", items=["GEN-1", "APC-7"], **case)
    camp.gives("remote_desk_file", "secure_notice")
    file = exit_of("kidal")
    assert {item.id: item.fate for item in file.items.values()} == {
        "GEN-1": Fate.DESTROYED,
        "APC-7": Fate.DESTROYED,
        "SAT-2": Fate.CARRIED,
    }
    assert all(item.case == "WO-1" for item in file.of_fate(Fate.DESTROYED))
    assert not {"G4", "G5", "G6"} & set(camp.file.passed), "the exit passed no gate"
    assert "G7" in camp.may_not("records_officer", "site.moved", to="file_sealed")
