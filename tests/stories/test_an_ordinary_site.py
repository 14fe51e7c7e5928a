"""Ansongo, an ordinary site, from the order to the sealed file: the way that every camp should go.

Each paragraph is a day. What somebody tries too early is refused, in words that say what is missing
and who owes it; the ledger keeps the refusal beside the act that came later.
"""

from __future__ import annotations

from datetime import date

import pytest

from drawdown.web.closing.queries import environment_of
from drawdown.web.records.models import Refusal
from tests.stories.camp import DIRECTOR, ENVIRONMENT, FORCE, HEAD, LEGAL, OFFICE, Camp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mission")]


def test_ansongo_is_closed_from_the_order_to_the_sealed_file() -> None:  # noqa: PLR0915 -- a story
    camp = Camp("ansongo", date(2023, 9, 1))

    # 1 September: nothing that cannot be undone before the authority to close is on file.
    assert "G1" in camp.may_not(DIRECTOR, "site.moved", to="closure_ordered")
    assert "lacks" in camp.may_not(OFFICE, "gate.passed", gate="G1")
    old = {"evidence": "closure_directive", "document": camp.paper("An old directive")}
    assert "before the site was opened" in camp.may_not(
        DIRECTOR, "evidence.given", **old, on="1999-01-01"
    )
    camp.passes("G1")
    assert "was passed on 2023-09-01" in camp.may_not(OFFICE, "gate.passed", gate="G1")
    camp.moves(DIRECTOR, "closure_ordered")

    # Four days later: a closing team is appointed. The lease is on record and notice is given.
    camp.later(4)
    assert "is missing" in camp.may_not(DIRECTOR, "site.moved", to="drawing_down")
    camp.gives("closing_team")
    camp.moves(DIRECTOR, "drawing_down")
    lease = {"contract": "LEASE-1", "counterparty": "the owner", "lease": True, "notice_days": 60}
    camp.does(LEGAL, "contract.recorded", **lease, document=camp.paper("Lease of the camp"))
    camp.does(LEGAL, "contract.noticed", contract="LEASE-1", document=camp.paper("Notice"))

    # A month on: everything is counted, the disposal is approved, the camp is empty.
    camp.later(30)
    assert camp.file.state == "drawing_down"
    camp.passes("G2")
    camp.passes("G3")
    camp.gives("sweep_checklist")
    camp.moves(OFFICE, "empty_rear_party")

    # The joint walk with the experts of the host finds soaked soil under the generators.
    camp.later(3)
    assert "G4" in camp.may_not(DIRECTOR, "site.moved", to="environment_cleared")
    camp.walks_the_checklist()
    camp.does(
        ENVIRONMENT, "finding.recorded", finding="F-1", line="E01", medium="soil",
        text="soil soaked with diesel, 4 square metres", score={"likelihood": 4, "consequence": 3},
    )  # fmt: skip
    prepared = {"number": "CLEARANCE-ansongo", "status": "issued",
                "prepared_by": camp.person(ENVIRONMENT)}  # fmt: skip
    assert "F-1" in camp.may_not(DIRECTOR, "certificate.decided", **prepared)

    # It is dug out; the waste reaches its last receiver with its weight; the certificate follows.
    engineer = camp.person("engineering")
    dug = {"finding": "F-1", "method": "dug out", "owner": engineer, "due": "2023-10-20"}
    camp.does(ENVIRONMENT, "remedy.planned", **dug)
    camp.later(4)
    camp.does("engineering", "remedy.done", finding="F-1")
    small = {"likelihood": 1, "consequence": 2}
    camp.does(ENVIRONMENT, "remedy.verified", finding="F-1", after=small)
    sent = {"manifest": "W-1", "stream": "contaminated soil", "kg": 3200, "carrier": "the mission",
            "receiver": "the licensed site"}  # fmt: skip
    camp.does(ENVIRONMENT, "waste.sent", **sent, document=camp.paper("Manifest W-1"))
    assert "W-1" in camp.may_not(DIRECTOR, "certificate.decided", **prepared)
    camp.does(
        ENVIRONMENT, "waste.received", manifest="W-1", kg=3200, by="the licensed site",
        certificate=camp.paper("Receipt of W-1"),
    )  # fmt: skip
    camp.does(DIRECTOR, "certificate.decided", **prepared)
    assert environment_of("ansongo").certificate is not None
    camp.passes("G4")
    camp.moves(DIRECTOR, "environment_cleared")

    # The receiver is a civilian authority with a custodian; both sides walk and sign.
    camp.later(2)
    army = {"authority": "a battalion", "civilian": False, "designation": camp.paper("A letter")}
    assert "not a civilian authority" in camp.may_not(OFFICE, "receiver.named", **army)
    camp.received_by("the Prefect of Ansongo")
    camp.gives("joint_inspection")
    camp.moves(OFFICE, "pre_inspected")
    assert "G5" in camp.may_not(OFFICE, "site.moved", to="signed_over")
    camp.passes("G5")
    camp.passes("G6")
    assert "this is for" in camp.may_not(HEAD, "site.moved", to="signed_over")
    camp.moves(OFFICE, "signed_over")
    signed = camp.day

    # Thirty days on somebody looks at it, not sooner; ninety days on again.
    camp.gives("departure_report")
    assert "too early" in camp.may_not(OFFICE, "site.checked", after=30)
    assert "no check 45 days on" in camp.may_not(OFFICE, "site.checked", after=45)
    camp.later(30)
    camp.does(OFFICE, "site.checked", after=30, in_use=True, looted=False, damaged=False)
    camp.moves(OFFICE, "post_check")
    camp.later(60)
    assert "is missing" in camp.may_not("records_officer", "site.moved", to="file_sealed")
    camp.does(OFFICE, "site.checked", after=90, in_use=True)

    # The lease is released after its last day, no claim is open, and the file is sealed for good.
    camp.does(LEGAL, "contract.released", contract="LEASE-1", document=camp.paper("Release"))
    camp.passes("G7")
    camp.moves("records_officer", "file_sealed")
    assert "sealed" in camp.may_not(FORCE, "evidence.given", evidence="departure_report",
                                    document=camp.paper("A later thought"))  # fmt: skip
    assert (camp.day - signed).days == 90
    assert Refusal.objects.count() == 15
