"""Mopti-Sévaré, handed over in parts: an annex first, by its own gates, then the main camp."""

from __future__ import annotations

from datetime import date

import pytest

from drawdown.handover.states import shown_state
from drawdown.web.closing.queries import environment_of
from tests.stories.camp import DIRECTOR, OFFICE, Camp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mission")]
ANNEX = "mopti-opam"


def handed_over(camp: Camp) -> None:
    """Take a camp or a part along the whole chain, to the signature."""
    camp.passes("G1")
    camp.moves(DIRECTOR, "closure_ordered")
    camp.gives("closing_team")
    camp.moves(DIRECTOR, "drawing_down")
    camp.later(3)
    camp.passes("G2")
    camp.passes("G3")
    camp.gives("sweep_checklist")
    camp.moves(OFFICE, "empty_rear_party")
    camp.walks_the_checklist()
    camp.later(3)
    camp.certified()
    camp.passes("G4")
    camp.moves(DIRECTOR, "environment_cleared")
    camp.received_by("the First Deputy Prefect of the Cercle of Mopti")
    camp.gives("joint_inspection")
    camp.moves(OFFICE, "pre_inspected")
    camp.passes("G5")
    camp.passes("G6")
    camp.moves(OFFICE, "signed_over")


def test_an_annex_goes_first_and_the_camp_by_gates_of_its_own() -> None:
    camp = Camp("mopti-sevare", date(2023, 11, 1))
    annex = Camp("mopti-sevare", date(2023, 11, 16), part=ANNEX)

    # A part that nobody opened has no file; once opened it starts like any other site.
    camp.later(15)
    camp.does(DIRECTOR, "part.opened", part=ANNEX, kind="annex", name="the OPAM annex")
    assert "is there already" in camp.may_not(
        DIRECTOR, "part.opened", part=ANNEX, kind="annex", name="the OPAM annex"
    )
    assert annex.file.state == "operating"

    # 22 November: the annex is signed over; the camp is partly handed over, and nobody said so.
    handed_over(annex)
    assert annex.day == date(2023, 11, 22)
    assert camp.file.state == "operating"
    assert shown_state(camp.file) == "partly_handed_over"
    camp.day = annex.day
    assert "follows from the parts" in camp.may_not(DIRECTOR, "site.moved", to="partly_handed_over")

    # What the annex proved proves nothing of the camp: no gate, no certificate, no receiver.
    assert not camp.file.passed
    assert environment_of("mopti-sevare").certificate is None
    assert camp.file.receiver is None
    assert "lacks" in camp.may_not(OFFICE, "gate.passed", gate="G4")

    # 8 December: the camp goes the same way, sixteen days after its annex.
    camp.later(10)
    handed_over(camp)
    assert camp.day == date(2023, 12, 8)
    assert shown_state(camp.file) == "signed_over"
    assert camp.file.parts == {ANNEX: "signed_over"}
