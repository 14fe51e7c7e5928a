"""The closure of the example, told through the door: every row follows from the ledger."""

from __future__ import annotations

import pytest

from drawdown.demo.closing_story import Teller
from drawdown.handover.states import shown_state
from drawdown.web.acts import HANDLERS
from drawdown.web.closing.actions.tell_story import tell_story
from drawdown.web.closing.models import SiteFile
from drawdown.web.closing.queries import environment_of, file_of
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from tests.web.closing.conftest import SEVARE, TELLING

STATES = {
    "ogossagou": "signed_over",
    "ber": "signed_over",
    "goundam": "signed_over",
    "menaka": "signed_over",
    "douentza": "signed_over",
    "ansongo": "signed_over",
    "mopti-sevare": "signed_over",
    "tessalit": "closed_without_handover",
    "aguelhok": "closed_without_handover",
    "kidal": "closed_without_handover",
}


@pytest.mark.slow
def test_the_day_of_sevare_stands_in_the_ledger_and_is_rebuilt_from_it(sevare: Teller) -> None:
    assert {site: shown_state(file_of(site)) for site in STATES} == STATES
    assert file_of("gao").state == "operating"
    parts = SiteFile.objects.filter(site="mopti-sevare").exclude(part="")
    assert {row.state for row in parts} == {"signed_over"}
    certificate = environment_of("kidal").certificate
    assert certificate is not None
    assert certificate.status == "not_issued_not_accessible"

    for part in ("mopti-opam", "mopti-office-riz"):
        own = environment_of("mopti-sevare", part)
        assert own.certificate is not None
        assert own.certificate.number.endswith(part)
        assert own != environment_of("mopti-sevare")

    before = every_row()
    assert len(before["closing_sitefile"]) > len(STATES)
    rebuilt = rebuild(HANDLERS)
    assert rebuilt.acts == Entry.objects.count()
    assert every_row() == before

    size = Entry.objects.count()
    tell_story(sevare.story(SEVARE), TELLING)
    assert Entry.objects.count() == size, "telling it again records nothing new"
