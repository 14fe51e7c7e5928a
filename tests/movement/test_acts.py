"""A movement goes from its load plan to its receipt, and each step is refused what it must be."""

from __future__ import annotations

from typing import Any

import pytest

from drawdown.movement.file import Moment, Piece, Status
from drawdown.movement.go_list import Recorded
from drawdown.property.line import at_site
from tests.movement.acting import HERE, PHOTO, THERE, Yard, under_way


def test_what_is_checked_out_is_on_the_way_until_the_other_side_checks_it_in() -> None:
    yard = under_way()
    assert yard.account.at("T-1", "way:mv-1") == 3
    assert yard.receive(), yard.codes
    assert yard.account.at("T-1", at_site("gao")) == 3
    assert yard.account.at("T-1", "way:mv-1") == 0
    assert yard.file().status is Status.CHECKED_IN


def test_nobody_checks_in_what_they_checked_out() -> None:
    yard = under_way()
    assert not yard.receive(by=HERE)
    assert yard.codes == ["U401"]


def test_what_falls_short_stays_on_the_way_until_it_is_settled_as_lost() -> None:
    yard = under_way()
    short = [{"line": "T-1", "quantity": 2}]
    assert not yard.receive(lines=short)
    assert "U404" in yard.codes
    assert yard.receive(lines=short, discrepancy=PHOTO)
    assert yard.file().status is Status.ARRIVED
    assert yard.account.at("T-1", "way:mv-1") == 1
    assert yard.take("short.settled", on="2023-11-20", reason="never came", document=PHOTO)
    settled = yard.file().settled
    assert settled is not None
    assert settled.lost == (Piece("T-1", 1),)
    assert yard.account.remains("T-1") == 8
    assert yard.file().status is Status.CHECKED_IN


def test_a_second_receipt_brings_what_was_late() -> None:
    yard = under_way()
    assert yard.receive(lines=[{"line": "T-1", "quantity": 2}], discrepancy=PHOTO)
    late = [{"line": "T-1", "quantity": 1}]
    assert yard.receive(on="2023-11-09", lines=late, seals=[]), yard.codes
    assert yard.account.at("T-1", at_site("gao")) == 3
    assert yard.file().status is Status.CHECKED_IN


def test_more_than_left_was_found() -> None:
    yard = under_way()
    assert yard.receive(lines=[{"line": "T-1", "quantity": 5}], discrepancy=PHOTO)
    assert yard.account.at("T-1", at_site("gao")) == 5
    assert yard.account.remains("T-1") == 11


def test_what_goes_home_is_out_of_the_mission() -> None:
    yard = Yard()
    assert yard.load(destination="home", legs=[], mode="vessel")
    assert yard.go("at_risk", capacity="head_of_mission", reason="the last ship"), yard.codes
    assert yard.depart()
    assert yard.receive(lines=[{"line": "T-1", "quantity": 4}], discrepancy=PHOTO)
    assert yard.account.remains("T-1") == 6 - 1 + 1
    assert yard.account.at("T-1", "way:mv-1") == 0


def test_a_line_that_nobody_knows_is_not_checked_in() -> None:
    yard = under_way()
    assert not yard.receive(lines=[{"line": "X-9", "quantity": 1}], discrepancy=PHOTO)
    assert "Q101" in yard.codes


def test_a_broken_seal_needs_evidence_and_a_missing_container_keeps_it_open() -> None:
    yard = under_way()
    broken = [{"container": "MSKU1", "whole": False}]
    assert not yard.receive(seals=broken)
    assert yard.receive(seals=[])
    assert yard.file().status is Status.ARRIVED
    assert yard.receive(lines=[], seals=broken, discrepancy=PHOTO), yard.codes
    assert yard.file().status is Status.CHECKED_IN


def test_a_movement_turned_back_is_received_where_it_began() -> None:
    yard = under_way()
    assert yard.receive(place="kidal")
    assert yard.account.at("T-1", at_site("kidal")) == 9


def test_supplies_must_last_longer_than_the_worst_case() -> None:
    yard = Yard(Recorded(worst_days=10))
    yard.load()
    assert not yard.go()
    assert yard.codes == ["U203"]
    yard.load(supply_days=11)
    assert yard.go()


def test_what_nobody_knows_is_not_in_order() -> None:
    yard = Yard()
    yard.load(supply_days=None)
    assert not yard.go()
    yard.load(clearances=[])
    assert not yard.go()


def test_a_clearance_that_is_not_granted_holds_it() -> None:
    yard = Yard(Recorded(missing=("CL-1",), worst_days=9))
    yard.load()
    assert not yard.go()
    assert not yard.go("at_risk", capacity="force", reason="no way is open")
    assert "U204" in yard.codes
    assert not yard.go("at_risk", capacity="head_of_mission")
    assert yard.go("at_risk", capacity="head_of_mission", reason="no way is open")
    assert yard.codes == ["U206"]
    assert yard.file().status is Status.READY


def test_ammunition_needs_its_transit_and_its_weight_on_paper() -> None:
    yard = Yard()
    yard.load(dangers=[{"un_class": "1.1", "what": "mortar rounds", "net_kg": 21000}])
    assert not yard.go()
    assert "U207" in yard.codes
    assert yard.go(shown=PHOTO), yard.codes


def test_a_new_load_plan_is_let_go_anew() -> None:
    yard = Yard()
    yard.load()
    assert yard.go()
    assert yard.load(vehicles=13)
    assert not yard.depart()
    assert yard.codes == ["U109"]


def test_no_more_leaves_than_is_there() -> None:
    yard = Yard()
    yard.load()
    yard.go()
    assert not yard.depart(lines=[{"line": "T-1", "quantity": 10}])
    assert "Q102" in yard.codes


def test_what_leaves_otherwise_than_loaded_is_marked() -> None:
    yard = Yard()
    yard.load()
    yard.go()
    assert yard.depart(lines=[{"line": "T-2", "quantity": 1}])
    assert yard.codes == ["U304"]


def test_an_incident_takes_what_was_lost_by_it_from_the_way() -> None:
    yard = under_way()
    said: dict[str, Any] = {
        "kind": "attack",
        "what": "a truck burnt",
        "lost": [{"line": "T-1", "quantity": 1}],
    }
    assert not yard.take("movement.befallen", **said)
    assert yard.take("movement.befallen", **said, document=PHOTO), yard.codes
    assert yard.account.at("T-1", "way:mv-1") == 2
    assert yard.receive(lines=[{"line": "T-1", "quantity": 2}])
    assert yard.file().status is Status.CHECKED_IN


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"origin": "nowhere"}, "U104"),
        ({"destination": "kidal"}, "U107"),
        ({"arrives_on": "2023-10-30"}, "U108"),
        ({"legs": ["rd-no"]}, "U106"),
        ({"clearances": ["CL-9"]}, "U105"),
        ({"requests": ["R-9"]}, "U102"),
        ({"lines": [{"line": "T-1", "quantity": 1}, {"line": "T-1", "quantity": 2}]}, "U110"),
    ],
)
def test_a_load_plan_names_what_is_known(body: dict[str, Any], code: str) -> None:
    yard = Yard()
    assert not yard.load(**body)
    assert yard.codes == [code]


def test_a_request_stands_once_and_is_carried_out_by_a_load() -> None:
    yard = Yard()
    said = {"request": "CMR-1", "site": "kidal", "to": "gao", "what": "two generators"}
    said["needed_by"] = "2023-11-01"
    assert yard.take("movement.requested", **said)
    assert not yard.take("movement.requested", **said)
    assert yard.codes == ["U101"]
    assert yard.load(requests=["CMR-1"])


def test_a_report_says_where_it_was_and_on_its_own_way() -> None:
    yard = under_way()
    assert not yard.take("position.reported", on="2023-11-02")
    assert yard.codes == ["U306"]
    assert not yard.take("position.reported", on="2023-11-02", leg="rd-x")
    assert not yard.take("position.reported", on="2023-10-30", place="Anefis")
    assert yard.take("position.reported", on="2023-11-02", hour=6, leg="rd-ane-gao")
    assert yard.file().last_known == Moment(yard.file().reports[0].at.day, 6)


def test_what_has_left_is_not_called_off() -> None:
    yard = under_way()
    assert not yard.take("movement.called_off", reason="rain")
    assert yard.codes == ["U109"]
    yard.load(movement="mv-2")
    assert yard.take("movement.called_off", movement="mv-2", reason="rain")
    assert yard.file("mv-2").status is Status.CALLED_OFF


def test_nothing_is_told_before_it_happens() -> None:
    yard = under_way()
    assert not yard.receive(on="2024-03-01", by=THERE)
    assert "U308" in yard.codes


def test_what_carried_nothing_counted_is_checked_in_late_with_the_reason() -> None:
    yard = Yard()
    assert yard.load(lines=[], boxes=[])
    assert yard.go(), yard.codes
    assert yard.depart(lines=[], boxes=[]), yard.codes
    assert yard.take("movement.arrived", on="2023-11-07"), yard.codes
    assert not yard.receive(lines=[], seals=[])
    assert yard.codes == ["U408"]
    assert yard.receive(lines=[], seals=[], uncounted="nobody kept a list"), yard.codes
    assert yard.file().status is Status.CHECKED_IN
    assert yard.file().receipts[0].uncounted == "nobody kept a list"


def test_a_reason_counts_no_line_and_no_container() -> None:
    yard = under_way()
    assert not yard.receive(lines=[], seals=[], uncounted="nobody kept a list")
    assert yard.codes == ["U409"]
