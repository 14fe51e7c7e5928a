"""The synthetic register of the example: entered through the door, and every page works on it."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client

from drawdown.examples import minusma_folder
from drawdown.register.folder import load_folder
from drawdown.web.property import models
from drawdown.web.property.queries import out_of_balance
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.register.actions.load_register import load_register
from tests.web.conftest import BY_OPERATOR, NOW
from tests.web.property.test_count import say


@pytest.mark.slow
@pytest.mark.django_db
def test_every_page_works_on_twenty_thousand_lines(client: Client) -> None:
    folder = load_folder(minusma_folder())
    assert folder.register is not None
    assert folder.history is not None
    open_ledger("minusma", origin="test.example/minusma", at=NOW)
    load_register(folder.register, folder.history, origin="the example", by=BY_OPERATOR)
    call_command("synthetic_property")
    call_command("synthetic_property")  # once is enough
    assert models.Item.objects.count() == 20_000
    assert list(out_of_balance()) == []
    say("count.opened", "gao")
    key = models.Item.objects.filter(site="gao").values_list("pk", flat=True)[0]
    for place in (
        "", "?q=generator", "?site=gao&sort=contingent", f"/line/{key}", "/account", "/counts",
        "/counts/c1", "/disposal?site=gao", "/disposal?site=bamako&sort=asset",
        *(f"/files/{kind}" for kind in ("case", "tranche", "lot", "gift", "destruction")),
        "/files/tranche?site=gao", "/plan/preliminary.pdf", "/plan/preliminary.xlsx",
        "/plan/final.pdf", "/plan/final.xlsx",
    ):  # fmt: skip
        answer = client.get(f"/property{place}")
        assert answer.status_code == 200, place
    assert "(synthetic)" in client.get("/property").content.decode()
