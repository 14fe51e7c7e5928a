"""What stood in the tables before a migration stands there after it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from drawdown.web.records.guard import recording


def at(name: str) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate([("closing", name)])
    return executor.loader.project_state([("closing", name)]).apps


@pytest.mark.django_db(transaction=True)
def test_the_environmental_file_of_a_site_is_kept_when_parts_get_their_own() -> None:
    try:
        with recording():
            before = at("0001_files").get_model("closing", "EnvironmentFile")
            before.objects.create(site="ber", content={"site": "ber"})
            after = at("0002_environment_of_parts").get_model("closing", "EnvironmentFile")
            kept = list(after.objects.values_list("subject", "site", "part", "content"))
            after.objects.all().delete()
        assert kept == [("site:ber", "ber", "", {"site": "ber"})]
    finally:
        at("0003_commitments")
